using System.Text;
using System.Text.Json;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Audit;

/// <summary>A stretch of text, found by the search or not.</summary>
public readonly record struct MarkedText(string Text, bool IsFound);

/// <summary>How the log's entries read on screen.</summary>
public static class AuditWords
{
    private const int Around = 70;

    /// <summary>E.g. <c>DecisionCast</c> as "Decision cast".</summary>
    public static string Action(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
            words.Append(char.IsUpper(letter) && words.Length > 0 ? $" {char.ToLowerInvariant(letter)}" : letter.ToString());
        return words.ToString();
    }

    /// <summary>Digits in groups of three with a thin gap.</summary>
    public static string Number(long number) => Counted.Of(number);

    public static string Icon(string action) => action switch
    {
        _ when action.StartsWith("Decision", StringComparison.Ordinal) => "check",
        _ when action.StartsWith("Proposal", StringComparison.Ordinal) => "inventory_2",
        _ when action.StartsWith("Release", StringComparison.Ordinal) => "inventory_2",
        _ when action.StartsWith("Deployment", StringComparison.Ordinal) => "rocket_launch",
        _ when action.StartsWith("Rollback", StringComparison.Ordinal) => "undo",
        _ when action.StartsWith("Policy", StringComparison.Ordinal) => "policy",
        _ when action.StartsWith("Role", StringComparison.Ordinal) || action.StartsWith("Person", StringComparison.Ordinal) => "group",
        _ when action.StartsWith("Key", StringComparison.Ordinal) => "cable",
        _ when action.Contains("Comment", StringComparison.Ordinal) || action.Contains("Version", StringComparison.Ordinal) => "edit",
        _ => "fact_check",
    };

    /// <summary>The text in stretches: every word that begins with one of the marks is found.</summary>
    public static IReadOnlyList<MarkedText> Mark(string text, IReadOnlyCollection<string> marks)
    {
        var stretches = new List<MarkedText>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            var mark = marks.Where(one => string.Compare(text, at, one, 0, one.Length, StringComparison.OrdinalIgnoreCase) == 0)
                .MaxBy(one => one.Length);
            if (mark is null)
                continue;
            if (at > from)
                stretches.Add(new MarkedText(text[from..at], IsFound: false));
            stretches.Add(new MarkedText(text.Substring(at, mark.Length), IsFound: true));
            (from, at) = (at + mark.Length, at + mark.Length - 1);
        }
        if (from < text.Length)
            stretches.Add(new MarkedText(text[from..], IsFound: false));
        return stretches;
    }

    /// <summary>
    /// The first text in the entry's details, or in what was searched beside them, that holds a searched word, cut to what stands around
    /// it; null when none does.
    /// </summary>
    public static string? Snippet(string document, string? searched, IReadOnlyCollection<string> marks)
    {
        using var json = JsonDocument.Parse(document);
        if (marks.Count == 0)
            return null;
        var texts = json.RootElement.TryGetProperty("details", out var details) ? Texts(details) : [];
        return (searched is null ? texts : texts.Append(searched))
            .Select(text => (text, at: marks.Min(
                mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var found and >= 0 ? found : int.MaxValue)))
            .Where(one => one.at != int.MaxValue).Select(one => Cut(one.text, one.at)).FirstOrDefault();
    }

    /// <summary>The event's own fields, each with its value as text.</summary>
    public static IReadOnlyList<(string Name, string Value)> Details(string document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object
            ? [.. details.EnumerateObject().Select(field => (Label(field.Name), Text(field.Value)))]
            : [];
    }

    private static string Label(string name) => Action(char.ToUpperInvariant(name[0]) + name[1..]);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Texts(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static string Cut(string text, int at)
    {
        var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + 2 * Around));
        return $"{(from > 0 ? "…" : "")}{text[from..to].ReplaceLineEndings(" ")}{(to < text.Length ? "…" : "")}";
    }
}
