using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// When a policy lets nothing be promoted, as it is written: instants, weekly hours of a clock, where, why, and who may break it.
/// </summary>
internal sealed record GateFreeze(
    string Environment, string Reason, string? From, string? To, IReadOnlySet<string> Days, string Hours, string? Zone)
{
    private const string WholeDay = "00:00-24:00";
    private HashSet<string> BreakGlass { get; init; } = [];

    public static GateFreeze Of(JsonObject freeze) => new(
        freeze["environment"].Word() ?? "", freeze["reason"].Word() ?? "", freeze["from"].Word(), freeze["to"].Word(),
        Words(freeze["days"]),
        freeze["hours"].Word() ?? WholeDay, freeze["time_zone"].Word())
    { BreakGlass = Words(freeze["break_glass"]) };

    /// <summary>Whether it lasts as long as the other one wherever that holds, and no more may break it.</summary>
    public bool Covers(GateFreeze other) => (Environment == "*" || Environment == other.Environment)
        && Bound(From, DateTimeOffset.MinValue) <= Bound(other.From, DateTimeOffset.MinValue)
        && Bound(To, DateTimeOffset.MaxValue) >= Bound(other.To, DateTimeOffset.MaxValue)
        && (Days.Count == 0 || (Zone == other.Zone && other.Days.Count > 0 && Days.IsSupersetOf(other.Days) && Lasts(Hours, other.Hours)))
        && BreakGlass.IsSubsetOf(other.BreakGlass);

    public bool IsAbout(GateFreeze other) =>
        Environment == other.Environment && (Reason == other.Reason || (Days.Count > 0) == (other.Days.Count > 0));

    public string What => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return Environment == "*" ? "every environment" : Environment;
        if (Days.Count > 0)
            yield return $"{string.Join(" ", Days)} {Hours} {Zone}";
        if (From is not null)
            yield return $"from {From}";
        if (To is not null)
            yield return $"to {To}";
        if (BreakGlass.Count > 0)
            yield return $"broken by {string.Join(" or ", BreakGlass)}";
    }

    private static bool Lasts(string hours, string other) => hours == other
        || (Minutes(hours) is var (from, to) && Minutes(other) is var (least, most)
        && from <= least && to >= most);

    // From the midnight of the day they begin on; an end that is not later is one of the day after.
    private static (double From, double To) Minutes(string hours)
    {
        var parts = hours.Split('-').Select(one => one.Split(':')).Where(one => one.Length == 2)
            .Select(one => (double.Parse(one[0], CultureInfo.InvariantCulture) * 60) + double.Parse(one[1], CultureInfo.InvariantCulture))
            .ToList();
        return parts.Count != 2 ? (0, 0) : parts[1] > parts[0] ? (parts[0], parts[1]) : (parts[0], parts[1] + 1440);
    }

    private static DateTimeOffset Bound(string? instant, DateTimeOffset none) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : none;

    private static HashSet<string> Words(JsonNode? list) =>
        (list as JsonArray ?? []).Select(one => one.Word()).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
