using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Reads the cells of a table of results as numbers and verdicts, and remembers what is neither. Where semicolons separate the cells, the
/// comma is the decimal point, as spreadsheets write it in the languages that have it.
/// </summary>
internal sealed partial class ResultCells(bool decimalCommas)
{
    private readonly Dictionary<string, (int Count, string First)> _unread = new(StringComparer.Ordinal);

    /// <summary>The columns in which something stands that is no number, with how often and what it was first.</summary>
    public IReadOnlyDictionary<string, (int Count, string First)> Unread => _unread;

    /// <summary>The number of a cell; null where it is empty or says that there is none, and where it is no number.</summary>
    public double? Number(string column, string? text)
    {
        if (text is null || Missing().IsMatch(text))
            return null;
        if (NumberIn(text) is { } number)
            return number;
        if (text.AsSpan().TrimEnd() is [.. var share, '%'] && NumberIn(share.ToString()) is { } percent)
            return percent / 100;
        _unread[column] = _unread.TryGetValue(column, out var before) ? (before.Count + 1, before.First) : (1, Cut(text));
        return null;
    }

    public static bool? Flag(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "1" or "1.0" => true,
        "0" or "0.0" => false,
        var word => Verdict(word),
    };

    /// <summary>A verdict where a score is expected: in words only, because 1 and 0 are scores.</summary>
    public static bool? Verdict(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "pass" or "passed" => true,
        "false" or "no" or "fail" or "failed" => false,
        _ => null,
    };

    /// <summary>Whether a number with a decimal comma stands where the comma is none.</summary>
    public static bool HasDecimalComma(string text) => WithComma().IsMatch(text);

    /// <summary>Why a row tells nothing of its case.</summary>
    public static string WhyNothing(params ReadOnlySpan<(string? Column, string? Text)> cells)
    {
        foreach (var (column, text) in cells)
            if (column is not null && text is not null && !Missing().IsMatch(text))
                return $"{column} is “{Cut(text)}”, which is neither a number nor a verdict.";
        return "The row has neither a score nor a verdict.";
    }

    private double? NumberIn(string text) => double.TryParse(
        decimalCommas && WithComma().IsMatch(text)
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text,
        NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : null;

    private static string Cut(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");

    [GeneratedRegex(@"^\s*(?:|-|n/?a|nan|null|none|[+-]?inf(?:inity)?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Missing();

    [GeneratedRegex(@"^\s*[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+(?:[eE][+-]?\d+)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex WithComma();
}
