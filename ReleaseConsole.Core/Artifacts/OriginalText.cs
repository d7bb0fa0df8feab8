using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A version's content as people wrote it: what the editor shows. Its digest is over the canonical form, not over this.</summary>
public static class OriginalText
{
    /// <summary>The text of kept original bytes; null when they are not text, or stand for a file that is too large to be shown.</summary>
    public static string? Of(ArtifactKind kind, byte[] original)
    {
        if (LargeContent.IsPointer(original) || TextPlace.FirstBadByte(original) >= 0 || original.AsSpan().Contains((byte)0))
            return null;
        var bytes = original.AsSpan().StartsWith(CanonicalText.ByteOrderMark)
            ? original.AsSpan(CanonicalText.ByteOrderMark.Length)
            : original;
        return (kind == ArtifactKind.Settings ? SettingsParts.Join(original) : null) ?? Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The language an editor colours the text in.</summary>
    public static string Language(string format, string text) => format switch
    {
        "markdown-prompt" or "jinja-prompt" or "prompty" or "policy-text" or "dataset-card" => "markdown",
        "dotprompt" or "handlebars-prompt" or "mustache-prompt" => "handlebars",
        "jsonl-dataset" => "json",
        "junit" => "xml",
        "dotenv" => "ini",
        "policy-rego" or "policy-cedar" or "csv-dataset" or "results-csv" => "plaintext",
        _ => LooksLikeJson(text) ? "json" : "yaml",
    };

    internal static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];
}
