using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Prompts: instructions that forbid or oblige, variables, what the front matter sets, and how many lines changed.</summary>
public sealed class PromptComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Prompt;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"`{pair.Path}` is no longer part of the release.", []);
        if (pair.Before is null)
            return new Comparison($"`{pair.Path}` is new.", []);
        var (textBefore, textAfter) = (pair.Before.PromptText(), pair.After.PromptText());
        var (before, after) = (PromptReading.Of(textBefore), PromptReading.Of(textAfter));
        var rows = TextDiff.Of(textBefore, textAfter);
        var details = InstructionChanges.Of(before, after, rows)
            .Concat(Variables(before, after))
            .Concat(FrontMatter(before, after))
            .Append(Lines(rows)).ToList();
        return new Comparison(Meaning(details, rows), details);
    }

    private static IEnumerable<ChangeDetail> Variables(PromptReading before, PromptReading after)
    {
        var old = before.Declared.Union(before.Used).ToList();
        var young = after.Declared.Union(after.Used).ToList();
        foreach (var name in old.Except(young))
            yield return Variable(name, ChangeType.Removed);
        foreach (var name in young.Except(old))
            yield return Variable(name, ChangeType.Added);
    }

    private static ChangeDetail Variable(string name, ChangeType type) => new(
        $"{{{{{name}}}}}", name, type, type == ChangeType.Removed ? name : null, type == ChangeType.Added ? name : null, Effect.Different,
        ChangeTopic.Variable);

    private static IEnumerable<ChangeDetail> FrontMatter(PromptReading before, PromptReading after) =>
        from change in StructureDiff.Of(before.FrontMatter, after.FrontMatter)
        where !change.Path.StartsWith("/variables", StringComparison.Ordinal) && !change.Path.StartsWith("/input/schema", StringComparison.Ordinal)
        select PathDetail.Of(change, Topic(change.Path));

    private static ChangeTopic Topic(string path) => path switch
    {
        "/model" => ChangeTopic.ModelName,
        _ when path.StartsWith("/config/", StringComparison.Ordinal) => ChangeTopic.ModelParameter,
        _ => ChangeTopic.Other,
    };

    private static ChangeDetail Lines(TextComparison rows) => new(
        "", "Lines", ChangeType.Changed, Count(rows.RemovedLines, "removed"), Count(rows.AddedLines, "added"), Effect.Different, ChangeTopic.Text);

    private static string Count(int lines, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{lines} {(lines == 1 ? "line" : "lines")} {what}");

    private static string Meaning(IReadOnlyList<ChangeDetail> details, TextComparison rows)
    {
        var obligations = details.Where(one => one.Topic == ChangeTopic.Obligation).ToList();
        var gone = obligations.Where(one => one.Type == ChangeType.Removed).ToList();
        var softer = obligations.Where(one => one is { Type: ChangeType.Changed, Effect: Effect.Wider }).ToList();
        if (gone.Count > 0)
            return $"The instruction “{gone[0].Before!.TrimEnd('.')}” is gone{More(gone.Count - 1)}.";
        if (softer.Count > 0)
            return $"An instruction is weaker: “{softer[0].After!.TrimEnd('.')}” (was “{softer[0].Before!.TrimEnd('.')}”){More(softer.Count - 1)}.";
        if (details.FirstOrDefault(one => one.Topic == ChangeTopic.Variable) is { } variable)
            return $"The variable `{variable.Label}` was {(variable.Type == ChangeType.Added ? "added" : "removed")}.";
        if (rows.WhitespaceOnly)
            return "Only white space changed.";
        return obligations.Any(one => one.Effect == Effect.Narrower)
            ? "It forbids or obliges more than before; nothing it ruled was taken away."
            : "Wording changed; every instruction that forbids or obliges is still there.";
    }

    private static string More(int others) => others switch
    {
        0 => "",
        1 => ", and one more",
        _ => string.Create(CultureInfo.InvariantCulture, $", and {others} more"),
    };
}
