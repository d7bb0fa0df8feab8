using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool answers with personal data that it did not answer with before, by the names of the members it states.</summary>
public sealed class PersonalDataInAnswer : IRiskRule
{
    public string Id => "personal-data-in-answer";

    public string Title => "A tool answers with personal data that it did not answer with before";

    public string Why =>
        "What a tool answers enters the conversation: it is sent to the model provider, kept in traces, and may be told to anybody.";

    public string Fix => "Leave the member out of the answer, or answer with a masked form of it; say in the notes what it is needed for.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A customer's number of social insurance", "tools/find.yaml", Answering("name"), Answering("name", "ssn")),
        RuleExample.NearMiss("The number of an order", "tools/find.yaml", Answering("name"), Answering("name", "order_number")),
        RuleExample.NearMiss(
            "It is stated for the first time what it answers", "tools/find.yaml", "{name: find, inputSchema: {type: object}}",
            Answering("email")),
    ];

    // Where nothing was stated of the answer, it may have held the same.
    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.Type == ChangeType.Changed
        let was = ToolDefinition.Parse(input.Before(change)!.Bytes).OutputSchema
        let now = ToolDefinition.Parse(input.After(change)!.Bytes).OutputSchema
        where was is not null && now is not null
        let known = PersonalNames.In(was).Select(one => one.Kind).ToHashSet(StringComparer.Ordinal)
        let added = PersonalNames.In(now).Where(one => !known.Contains(one.Kind)).DistinctBy(one => one.Kind).ToList()
        where added.Count > 0
        select input.Found(
            this, Said(change.Path, [.. added.Select(one => one.Name)], added.Count == 1 ? added[0].Kind : "personal data"), change.Path,
            "/outputSchema" + added[0].Place, null, added[0].Name) with
        {
            Unless = $"`{change.Path}` answered with no more personal data than before",
        };

    private static string Said(string path, IEnumerable<string> names, string kind) =>
        $"`{path}` now answers with {string.Join(", ", names.Select(name => $"`{name}`"))}, {kind}";

    private static string Answering(params string[] names) =>
        "{name: find, inputSchema: {type: object}, outputSchema: {type: object, properties: {"
        + string.Join(", ", names.Select(name => name + ": {type: string}")) + "}}}";
}
