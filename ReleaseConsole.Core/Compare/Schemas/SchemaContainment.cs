using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Whether a schema takes more, less, both or the same as another one did. Sound, not complete: containment is only said where it is
/// proven, the opposite only with a value that shows it; the rest is unknown. <c>format</c> is read as a bound that may or may not stand,
/// so that what is said holds for readers that check it and for those that do not. References are followed inside the document.
/// </summary>
public static class SchemaContainment
{
    public static SchemaVerdict Of(JsonNode? before, JsonNode? after) => Of(SchemaDocument.Read(before), SchemaDocument.Read(after));

    internal static SchemaVerdict Of(Schema before, Schema after) => Judged(before, after, isBare: false);

    /// <summary>The relation with examples only where it hangs on them, which is many times quicker.</summary>
    internal static SchemaVerdict Bare(Schema before, Schema after) => Judged(before, after, isBare: true);

    /// <summary>The same relation with an example, where one is found.</summary>
    internal static SchemaVerdict WithExample(SchemaVerdict bare, Schema before, Schema after) => bare switch
    {
        { IsShown: true } => bare,
        _ when before.Document.SpeaksOfNullable || after.Document.SpeaksOfNullable => Of(before, after),
        { Relation: SchemaRelation.Wider } => bare with { TakesNow = Witness.FindUnproven(after, before) },
        _ => bare with { RefusesNow = Witness.FindUnproven(before, after) },
    };

    // What is said has to hold for readers that know "nullable" and for those that do not.
    private static SchemaVerdict Judged(Schema before, Schema after, bool isBare)
    {
        var verdict = Read(before, after, isBare);
        if (!before.Document.SpeaksOfNullable && !after.Document.SpeaksOfNullable)
            return verdict;
        var (strict, stricter) = (before.WithoutNullable, after.WithoutNullable);
        var relation = (verdict.Relation, Read(strict, stricter, isBare).Relation) switch
        {
            var (one, other) when one == other => one,
            (SchemaRelation.Same, (SchemaRelation.Wider or SchemaRelation.Narrower) and var other) => other,
            ((SchemaRelation.Wider or SchemaRelation.Narrower) and var one, SchemaRelation.Same) => one,
            _ => SchemaRelation.Unknown,
        };
        return new SchemaVerdict(relation, Shown(verdict.TakesNow, stricter, strict), Shown(verdict.RefusesNow, strict, stricter));
    }

    private static Example? Shown(Example? example, Schema takes, Schema refuses) => example is not null
        && SchemaCheck.Takes(takes, example.Value) == true && SchemaCheck.Takes(refuses, example.Value) == false ? example : null;

    private static SchemaVerdict Read(Schema before, Schema after, bool isBare)
    {
        var (keeps, adds) = (Containment.Proves(before, after), !Containment.Proves(after, before));
        if (keeps && !adds)
            return new SchemaVerdict(SchemaRelation.Same, null, null);
        if (isBare && keeps == adds)
            return new SchemaVerdict(keeps ? SchemaRelation.Wider : SchemaRelation.Narrower, null, null);
        var takesNow = adds ? Witness.Find(after, before) : null;
        var refusesNow = keeps ? null : Witness.Find(before, after);
        var relation = (keeps, adds, takesNow, refusesNow) switch
        {
            (true, true, _, _) => SchemaRelation.Wider,
            (false, false, _, _) => SchemaRelation.Narrower,
            (false, true, not null, not null) => SchemaRelation.Both,
            _ => SchemaRelation.Unknown,
        };
        return new SchemaVerdict(relation, takesNow, refusesNow);
    }
}
