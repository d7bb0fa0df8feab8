using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// A figure with its unit as settings and policies write it (<c>10MB</c>, <c>5m</c>, <c>100 EUR</c>, <c>100/min</c>): bytes, seconds,
/// money, so many a second. Two of one kind compare by value. A kilobyte is 1024 bytes here, and <see cref="Thousand"/> what it is at 1000.
/// </summary>
internal readonly partial record struct Quantity(string Kind, double Value, double Thousand)
{
    private static readonly Dictionary<string, double> Times = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = 0.001,
        ["millisecond"] = 0.001,
        ["s"] = 1,
        ["sec"] = 1,
        ["second"] = 1,
        ["m"] = 60,
        ["min"] = 60,
        ["minute"] = 60,
        ["h"] = 3600,
        ["hr"] = 3600,
        ["hour"] = 3600,
        ["d"] = 86400,
        ["day"] = 86400,
        ["w"] = 604800,
        ["week"] = 604800,
        ["month"] = 2592000,
        ["y"] = 31536000,
        ["yr"] = 31536000,
        ["year"] = 31536000,
    };

    private static readonly string[] Bytes = ["b", "k", "m", "g", "t"];
    private static readonly string[] Money =
        ["eur", "usd", "gbp", "chf", "jpy", "cny", "inr", "pln", "sek", "nok", "dkk", "€", "$", "£", "¥"];
    private static readonly string[] Asked = ["", "r", "req", "request", "call", "query", "querie"];

    public static Quantity? Of(JsonNode? value) => value is null or JsonObject or JsonArray ? null : Of(value.Shown());

    public static Quantity? Of(string? text)
    {
        if (text is null)
            return null;
        if (Spans().Match(text) is { Success: true } spans)
            return Same("s", spans.Groups["n"].Captures.Zip(spans.Groups["u"].Captures)
                .Sum(one => Number(one.First.Value)!.Value * Times[one.Second.Value]));
        if (text.Length > 2 && text[0] == 'P' && Iso().Match(text) is { Success: true } iso)
            return Same("s", iso.Groups["n"].Captures.Zip(iso.Groups["u"].Captures)
                .Sum(one => Number(one.First.Value)!.Value * Times[one.Second.Value]));
        var figure = Figure().Match(text);
        if (!figure.Success || Number(figure.Groups["n"].Value) is not { } number)
            return null;
        var (unit, before) = (figure.Groups["unit"].Value.Trim(), figure.Groups["before"].Value.Trim());
        if (before.Length > 0)
            return unit.Length == 0 ? Same(Currency(before), number) : null;
        return figure.Groups["per"] is { Success: true, Value: var per } ? Rate(number, unit, per) : Plain(number, unit);
    }

    /// <summary>
    /// Whether both say the same amount in other units. Bare figures are left alone: <c>1.10</c> and <c>1.1</c> may be versions.
    /// </summary>
    public static bool AreSame(JsonNode? one, JsonNode? other) =>
        Of(one) is { Kind.Length: > 0 } mine && Of(other) is { } theirs && mine.Kind == theirs.Kind && mine.IsSame(theirs);

    public bool IsSame(Quantity other) => Near(Value, other.Value) || Near(Thousand, other.Thousand);

    /// <summary>Which way it goes from one to the other: up, down or not at all; null where they are of different kinds.</summary>
    public static int? Step(Quantity? from, Quantity? to) => from is { } was && to is { } now && was.Kind == now.Kind
        ? was.IsSame(now) ? 0 : now.Value > was.Value ? 1 : -1
        : null;

    private static Quantity? Plain(double number, string unit)
    {
        var one = unit.Length > 2 && unit[^1] == 's' ? unit[..^1] : unit;
        if (unit is "k" or "K" or "M" or "")
            return Same("", number * (unit switch { "" => 1, "M" => 1e6, _ => 1e3 }));
        if (unit is "%" or "percent" or "pct")
            return Same("%", number);
        if (Times.TryGetValue(one, out var seconds) && unit is not ("M" or "H" or "D" or "W"))
            return Same("s", number * seconds);
        if (Money.Contains(unit, StringComparer.OrdinalIgnoreCase))
            return Same(Currency(unit), number);
        if (one.ToLowerInvariant() is "rps" or "qps" or "rpm" or "rph" or "rp" or "qp")
            return Same("/s", number / (unit[^1] is 'm' or 'M' ? 60 : unit[^1] is 'h' or 'H' ? 3600 : 1));
        return ByteUnit().Match(unit) is { Success: true } bytes
            && Array.IndexOf(Bytes, bytes.Groups[1].Value.ToLowerInvariant()) is var step
            ? new Quantity("B", number * Math.Pow(1024, Math.Max(step, 0)), number * Math.Pow(1000, Math.Max(step, 0)))
            : null;
    }

    private static Quantity? Rate(double number, string unit, string per)
    {
        var what = unit.ToLowerInvariant().TrimEnd('s');
        return Times.TryGetValue(per.Length > 2 ? per.TrimEnd('s') : per, out var seconds)
            ? Same(Asked.Contains(what) ? "/s" : $"{what}/s", number / seconds)
            : null;
    }

    private static string Currency(string unit) =>
        unit.ToUpperInvariant() switch { "€" => "EUR", "$" => "USD", "£" => "GBP", var other => other };

    private static Quantity Same(string kind, double value) => new(kind, value, value);

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));

    private static double? Number(string text) => double.TryParse(
        Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace("_", "", StringComparison.Ordinal),
        NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"^\s*(?<before>[€$£¥]|(?:EUR|USD|GBP|CHF"
        + @"|JPY)\s)?\s*(?<n>[-+]?[0-9][0-9,_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\s*(?<unit>[A-Za-z%€$£¥]*)"
        + @"(?:\s*(?:/|\bper\b)\s*(?<per>[A-Za-z]+))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^(?:(?<n>[0-9]+(?:\.[0-9]+)?)(?<u>ms|[dhms])){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Spans();

    // ISO 8601: P30D, PT15M, P1DT12H; without months, which are also written M.
    [GeneratedRegex(
        @"^P(?=[0-9T])(?:(?<n>[0-9]+(?:\.[0-9]+)?)(?<u>[YWD]))*"
        + @"(?:T(?:(?<n>[0-9]+(?:\.[0-9]+)?)(?<u>[HMS]))+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex("^([kmgt])i?b$|^b(?:ytes?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByteUnit();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
