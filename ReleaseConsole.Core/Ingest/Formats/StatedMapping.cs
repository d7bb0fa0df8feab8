using System.Globalization;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// What someone wrote down about a table's columns: <c>results.mapping.yaml</c> beside <c>results.csv</c>, the table's first line as
/// a comment (<c># mapping: {case: question, score: f1}</c>), or <c>columns</c> of its entry in a release file; the nearest one counts.
/// </summary>
internal sealed record StatedMapping(JsonObject? Mapping, bool IsFirstLine)
{
    private const string Comment = "# mapping:";
    private const string Suffix = ".mapping";

    /// <summary>The path without <c>.mapping.yaml</c>; null for a file that is no mapping.</summary>
    public static string? TableOf(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml" or ".json" && ArtifactPaths.WithoutExtension(path) is var stem
            && stem.EndsWith(Suffix, StringComparison.Ordinal)
            ? stem[..^Suffix.Length]
            : null;

    public static Result<StatedMapping> Of(ImportUnit unit)
    {
        if (unit.Mapping is { } beside)
            return beside.Structure is { Succeeded: true } read
                ? Checked(read.Value, isFirstLine: false, Path.GetFileName(beside.Path))
                : beside.Structure.Refusal!;
        if (!IsInFirstLine(unit.File))
            return new StatedMapping(unit.Said?["columns"] as JsonObject, IsFirstLine: false);
        var text = unit.File.Text.Value;
        var end = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : text.Length;
        var stated = StructuredText.Yaml(text[Comment.Length..end]);
        return stated.Succeeded ? Checked(stated.Value, isFirstLine: true, "The mapping") : stated.Refusal;
    }

    /// <summary>The table's own first line is its mapping.</summary>
    public static bool IsInFirstLine(SourceFile file) =>
        file is { Extension: ".csv", Text.Succeeded: true } && file.Text.Value.StartsWith(Comment, StringComparison.Ordinal);

    /// <summary>The table below the mapping.</summary>
    public string Rest(string text) =>
        IsFirstLine ? text[(text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line + 1 : text.Length)..] : text;

    /// <summary>A refusal's place in the whole file.</summary>
    public Refusal Moved(Refusal refusal) => IsFirstLine && Places.Parse(refusal.Place) is ({ } line, { } column)
        ? refusal with { Place = string.Create(CultureInfo.InvariantCulture, $"{line + 1}:{column}") }
        : refusal;

    private static Result<StatedMapping> Checked(StructuredText read, bool isFirstLine, string whose) => read.Root is JsonObject mapping
        ? new StatedMapping(mapping, isFirstLine)
        : IngestRefusals.WrongType("1:1", whose, "a list of names with columns, e.g. case: question");
}
