namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The line about two schemas that differ in their text and in nothing that has a line: other words, another order, another name of a part.
/// </summary>
internal static class SchemaRewritten
{
    public static ChangeDetail Line(SchemaSubject subject, Schema before, Schema after)
    {
        var relation = SchemaContainment.Bare(before, after).Relation;
        var place = StructureDiff.Of(before.Node, after.Node) is [var first, ..] ? first.Path : "";
        var takes = subject.IsAnswer ? "answers with" : "takes";
        return new ChangeDetail(
            subject.Place + place, subject.IsAnswer ? "answer" : "arguments", ChangeType.Changed, "as before", "written otherwise",
            subject.EffectOf(relation), subject.IsAnswer ? ChangeTopic.OutputSchema : ChangeTopic.Schema)
        {
            Relation = relation,
            Meaning = relation == SchemaRelation.Same
                ? $"`{subject.Tool}` {takes} the same; its schema is written "
                    + $"otherwise{(place.Length == 0 ? "" : $" at `{place.TrimStart('/')}`")}."
                : $"`{subject.Tool}` {takes} nothing new; its schema is written otherwise.",
        };
    }
}
