using System.Buffers;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Rows of data as they would stand in a prompt or in other data: the longest text of each, of 24 characters at the least, without case
/// and spacing. Shorter ones stand in many places by chance.
/// </summary>
internal static class LeakedRows
{
    public const int Shortest = 24;
    private static readonly string[] ToLearn =
        ["train", "training", "finetune", "fine-tune", "fewshot", "few-shot", "few_shot", "examples", "tuning", "demonstrations"];

    public static bool IsToLearn(string path) =>
        path.ToLowerInvariant().Split('/', '.').Any(part => ToLearn.Any(word => part.Contains(word, StringComparison.Ordinal)));

    public static HashSet<string> Texts(PinnedContent dataset) => Texts(DatasetReading.Values(dataset));

    public static HashSet<string> Texts(IReadOnlyList<JsonNode?> rows) =>
        [.. rows.Select(row => Longest(row, "")).Where(text => text.Length >= Shortest)];

    // The first of the longest; in plain form no text is longer than it was.
    private static string Longest(JsonNode? row, string longest)
    {
        if (row is JsonObject members)
            foreach (var (_, value) in members)
                longest = Longest(value, longest);
        else if (row is JsonArray list)
            foreach (var value in list)
                longest = Longest(value, longest);
        else if (row.Word() is { } text && text.Length > longest.Length && Plain(text) is var plain && plain.Length > longest.Length)
            longest = plain;
        return longest;
    }

    // Small letters, and one space where there is any; in one pass, because a release may hold many megabytes.
    public static string Plain(string text)
    {
        if (text.Length <= 1024)
            return Plain(text, stackalloc char[text.Length]);
        var letters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return Plain(text, letters);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    private static string Plain(string text, Span<char> plain)
    {
        var length = 0;
        var isGap = false;
        foreach (var c in text)
        {
            // Nearly all of it, and quicker to tell.
            var isLetter = c is (>= 'a' and <= 'z') or (> ' ' and < 'A');
            if (!isLetter && char.IsWhiteSpace(c))
            {
                isGap = length > 0;
                continue;
            }
            if (isGap)
                plain[length++] = ' ';
            plain[length++] = isLetter ? c : char.ToLowerInvariant(c);
            isGap = false;
        }
        return new string(plain[..length]);
    }
}
