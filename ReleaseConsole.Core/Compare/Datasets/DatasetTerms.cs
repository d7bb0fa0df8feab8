using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Under what licence a dataset stands and how sensitive it is, as its card, its head or its rows say; else as was kept when it was
/// imported.
/// </summary>
internal sealed partial record DatasetTerms(string? Licence, string? DataClass)
{
    private static readonly string[] Classes = ["public", "internal", "confidential", "personal", "special", "restricted"];

    /// <param name="read">The rows, where they are read already.</param>
    public static DatasetTerms Of(PinnedContent? content, IReadOnlyList<JsonNode?>? read = null)
    {
        if (content is null)
            return new DatasetTerms(null, null);
        var front = content.Bytes.AsSpan().StartsWith("---\n"u8) ? PromptReading.Of(content.Text()).FrontMatter : null;
        var whole = front ?? (content.Form == ContentForm.Json ? content.Tree() as JsonObject : null);
        var rows = whole is null ? (read ?? DatasetReading.Values(content)).OfType<JsonObject>().ToList() : [];
        return new DatasetTerms(
            Stated(whole, "license", "licence") ?? Most(rows, "license", "licence") ?? content.Profile?.Licence,
            Stated(whole, "data_class", "dataClass", "classification") ?? Gravest(rows) ?? content.Profile?.DataClass);
    }

    public static bool IsPermissive(string? licence) => licence is not null && Permissive().IsMatch(licence);

    /// <summary>How sensitive a class is among those that are known; an unknown name is taken for sensitive.</summary>
    public static int Rank(string? dataClass) => dataClass is null ? -1
        : Array.FindIndex(Classes, one => dataClass.Contains(one, StringComparison.OrdinalIgnoreCase)) is >= 0 and var rank ? rank
        : dataClass.Contains("pii", StringComparison.OrdinalIgnoreCase) ? 3 : Classes.Length;

    private static string? Stated(JsonObject? members, params string[] names) =>
        names.Select(name => members?[name] switch { JsonArray list => list.Count > 0 ? list[0].Word() : null, var one => one.Word() })
            .OfType<string>().FirstOrDefault();

    private static string? Most(List<JsonObject> rows, params string[] names) => rows.Select(row => Stated(row, names)).OfType<string>()
        .GroupBy(one => one, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Count()).Select(group => group.Key)
        .FirstOrDefault();

    private static string? Gravest(List<JsonObject> rows) =>
        rows.Select(row => Stated(row, "data_class", "dataClass", "classification")).OfType<string>().MaxBy(Rank);

    [GeneratedRegex(
        @"^(?:mit|apache(?:-2\.0)?|bsd[\w.-]*|isc|unlicense|cc0[\w.-]*|cc-by-\d[\w.]*|cc-by|odc-by|pddl|cdla-permissive[\w.-]*)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Permissive();
}
