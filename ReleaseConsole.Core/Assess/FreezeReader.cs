using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Assess;

/// <summary>Reads when a policy lets nothing be promoted, every key known and every value checked where it stands.</summary>
internal static partial class FreezeReader
{
    private const int Most = 100;
    private const int LongestReason = 300;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private static readonly Dictionary<string, DayOfWeek> Days =
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <param name="at">The list.</param>
    /// <param name="environments">The names there are; null: not known here, any name is taken.</param>
    public static IReadOnlyList<Freeze> Of(PolicyPlace? at, IReadOnlyCollection<string>? environments)
    {
        if (at is null)
            return [];
        var freezes = at.Elements().Select(one => One(one, environments)).ToList();
        if (freezes.Count > Most)
            at.Fault(string.Create(CultureInfo.InvariantCulture, $"at most {Most} freezes are stated"));
        return freezes;
    }

    private static Freeze One(PolicyPlace at, IReadOnlyCollection<string>? environments)
    {
        at.Only("environment", "from", "to", "days", "hours", "time_zone", "reason", "break_glass");
        var pattern = at.At("environment").Word(100);
        if (environments is not null && pattern.Length > 0 && !environments.Any(name => ArtifactRoute.Fits(pattern, name)))
            at.At("environment").Fault($"there is no environment like “{pattern}”; there are {string.Join(", ", environments)}");
        var isWeekly = at.Find("days") is not null || at.Find("hours") is not null || at.Find("time_zone") is not null;
        var (from, to) = (Instant(isWeekly ? at.Find("from") : at.At("from")), Instant(isWeekly ? at.Find("to") : at.At("to")));
        if (from >= to)
            at.At("to").Fault("it would end before it begins");
        return new Freeze(pattern, at.At("reason").Word(LongestReason), from, to)
        {
            Weekly = isWeekly ? Hours(at) : null,
            BreakGlass = [.. at.Find("break_glass")?.Elements().Select(one => one.OneOf(PolicyWords.Roles)) ?? []],
        };
    }

    private static WeeklyHours Hours(PolicyPlace at)
    {
        var days = at.At("days").Elements().Select(one => one.OneOf(Days)).ToHashSet();
        if (days.Count == 0)
            at.At("days").Fault("name at least one weekday");
        var (from, to) = at.Find("hours") is { } hours ? Times(hours) : (TimeSpan.Zero, Day);
        return new WeeklyHours(days, from, to, Zone(at.At("time_zone")));
    }

    private static (TimeSpan From, TimeSpan To) Times(PolicyPlace at)
    {
        var match = Span().Match(at.Word(20));
        TimeSpan Part(int first) => new(
            int.Parse(match.Groups[first].ValueSpan, CultureInfo.InvariantCulture), int.Parse(
                match.Groups[first + 1].ValueSpan, CultureInfo.InvariantCulture), 0);
        if (match.Success && Part(1) is var from && Part(3) is var to && from < Day && to <= Day && from != to)
            return (from, to);
        at.Fault("hours are written as 16:00-24:00, from 00:00 to 24:00");
        return (TimeSpan.Zero, Day);
    }

    private static TimeZoneInfo Zone(PolicyPlace at)
    {
        var name = at.Word(60);
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        if (name.Length > 0)
            at.Fault(Unknown(name, TimeZoneInfo.GetSystemTimeZones().Any(one => one.Id.Contains('/'))));
        return TimeZoneInfo.Utc;
    }

    /// <summary>Why a name is no time zone: nobody calls one so, or this server has no data of any (the package <c>tzdata</c>).</summary>
    internal static string Unknown(string name, bool hasZones) => hasZones
        ? $"there is no time zone “{name}”; write one as Europe/Berlin or UTC"
        : $"this server has no time zone data, so “{name}” means nothing to it; install tzdata or write UTC";

    private static DateTimeOffset? Instant(PolicyPlace? at)
    {
        if (at is null)
            return null;
        if (Offset().IsMatch(at.Word(40)) && DateTimeOffset.TryParse(
            at.Word(40), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        at.Fault("an instant is written with its offset, as 2026-12-18T17:00:00Z or 2026-12-18T18:00:00+01:00");
        return null;
    }

    [GeneratedRegex(@"^(\d{2}):([0-5]\d)-(\d{2}):([0-5]\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
