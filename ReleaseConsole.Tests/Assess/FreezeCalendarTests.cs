using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>When it is frozen, against what the wall clocks show.</summary>
public sealed class FreezeCalendarTests
{
    private static readonly TimeSpan Moved = TimeSpan.FromHours(27);
    private static readonly string[] Zones =
        ["UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia",
        "Pacific/Chatham"];

    // Around the days on which clocks are moved, and anywhere else.
    private static readonly Gen<DateTimeOffset> Instants =
        from day in Gen.OneOf(
            Gen.Elements(new DateTime(2026, 3, 29), new DateTime(2026, 10, 25), new DateTime(2026, 3, 8), new DateTime(2026, 11, 1),
            new DateTime(2026, 4, 5),
                new DateTime(2026, 10, 4), new DateTime(2011, 12, 30)),
            Gen.Choose(0, 720).Select(days => new DateTime(2026, 1, 1).AddDays(days)))
        from minute in Gen.Choose(-2880, 2880)
        select new DateTimeOffset(day, TimeSpan.Zero).AddMinutes(minute);

    private static readonly Gen<(Freeze Freeze, DateTimeOffset At)> Weekly =
        from zone in Gen.Elements(Zones)
        from days in Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<DayOfWeek>()))
        from start in Gen.Choose(0, 95)
        from end in Gen.Choose(1, 96).Where(one => one != start)
        from at in Instants
        select (Hours(zone, TimeSpan.FromMinutes(15 * start), TimeSpan.FromMinutes(15 * end), [.. days]), at);

    [Fact]
    public void It_is_frozen_whenever_the_clock_on_the_wall_stands_in_the_hours_of_a_day_that_is_named() =>
        Laws.Hold(Weekly, one => !StandsIn(one.Freeze.Weekly!, one.At) || At(one.Freeze, one.At) is not null, runs: 700);

    [Fact]
    public void It_is_frozen_at_no_other_time_but_where_the_clock_was_moved() => Laws.Hold(
        Weekly, one =>
            At(one.Freeze, one.At) is null || StandsIn(one.Freeze.Weekly!, one.At)
                || IsMovedNear(one.Freeze.Weekly!.Zone, one.At), runs: 700);

    [Fact]
    public void It_ends_when_it_says_and_not_before() => Laws.Hold(Weekly, one => At(one.Freeze, one.At) is not { Until: { } until }
        || (until > one.At && At(one.Freeze, until) is null && At(one.Freeze, until.AddSeconds(-1)) is not null
            && At(one.Freeze, one.At + ((until - one.At) / 2)) is not null), runs: 300);

    [Fact]
    public void Two_freezes_are_both_in_force_and_end_with_the_later_when_they_touch() => Laws.Hold(
        from first in Weekly from second in Weekly select (First: first.Freeze, Second: second.Freeze, first.At),
        one =>
        {
            var both = FreezeCalendar.At([one.First, one.Second], "production", one.At);
            var (first, second) = (At(one.First, one.At), At(one.Second, one.At));
            return (both is null) == (first is null && second is null)
                && (both is null or { Until: null } || (both.Until >= (first?.Until ?? one.At) && both.Until >= (second?.Until ?? one.At)));
        },
        runs: 300);

    [Theory]
    [InlineData(
        "2026-03-28T16:00:00Z", "2026-03-29T22:00:00Z")] // Berlin puts its clock forward in this night: the weekend is an hour shorter.
    [InlineData("2026-10-24T16:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("2026-11-14T16:00:00Z", "2026-11-15T23:00:00Z")]
    public void A_weekend_ends_at_midnight_of_its_place(string at, string until) => At(
        Hours("Europe/Berlin", TimeSpan.Zero, TimeSpan.FromHours(24), [DayOfWeek.Saturday, DayOfWeek.Sunday]),
        DateTimeOffset.Parse(at, Invariant))!
        .Until.ShouldBe(DateTimeOffset.Parse(until, Invariant));

    [Fact]
    public void Hours_over_an_hour_that_there_is_not_begin_where_the_clock_jumps_and_over_one_there_is_twice_end_after_the_second()
    {
        var night = Hours("Europe/Berlin", TimeSpan.FromMinutes(150), TimeSpan.FromHours(4), [DayOfWeek.Sunday]);
        At(night, Utc(2026, 3, 29, 0, 59)).ShouldBeNull();
        At(night, Utc(2026, 3, 29, 1, 0))!.Until.ShouldBe(Utc(2026, 3, 29, 2, 0));
        var early = Hours("Europe/Berlin", TimeSpan.FromHours(1), TimeSpan.FromMinutes(150), [DayOfWeek.Sunday]);
        At(early, Utc(2026, 10, 25, 0, 45))!.Until.ShouldBe(Utc(2026, 10, 25, 1, 30));
    }

    [Fact]
    public void A_week_without_a_free_hour_has_no_end_and_bounds_give_it_one()
    {
        var always = Hours("UTC", TimeSpan.Zero, TimeSpan.FromHours(24), [.. Enum.GetValues<DayOfWeek>()]);
        At(always, Utc(2026, 5, 1, 0, 0))!.Until.ShouldBeNull();
        At(always with { To = Utc(2026, 5, 9, 12, 0) }, Utc(2026, 5, 1, 0, 0))!.Until.ShouldBe(Utc(2026, 5, 9, 12, 0));
        At(always with { From = Utc(2026, 5, 2, 0, 0) }, Utc(2026, 5, 1, 0, 0)).ShouldBeNull();
    }

    [Fact]
    public void Only_who_may_break_every_freeze_in_force_may_break_them_and_another_place_is_free()
    {
        var once = new Freeze("prod*", "Christmas", Utc(2026, 12, 18, 0, 0), Utc(2027, 1, 4, 0, 0))
        { BreakGlass = [Role.ReleaseManager, Role.Admin] };
        var also = once with { To = Utc(2027, 1, 1, 0, 0), Reason = "Audit", BreakGlass = [Role.ReleaseManager] };
        var frozen = FreezeCalendar.At([also, once], "production", Utc(2026, 12, 20, 0, 0))!;
        (frozen.Reason, frozen.Until).ShouldBe(("Christmas", Utc(2027, 1, 4, 0, 0)));
        frozen.MayBreak.ShouldBe([Role.ReleaseManager]);
        FreezeCalendar.At([also, once], "staging", Utc(2026, 12, 20, 0, 0)).ShouldBeNull();
        FreezeCalendar.Coming([also, once], "production", Utc(2026, 12, 1, 0, 0), TimeSpan.FromDays(60), most: 1).ShouldHaveSingleItem();
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private static Freeze Hours(string zone, TimeSpan from, TimeSpan to, HashSet<DayOfWeek> days) => new("*", "Nobody is here", null, null)
    {
        Weekly = new WeeklyHours(days, from, to, TimeZoneInfo.FindSystemTimeZoneById(zone)),
    };

    private static Frozen? At(Freeze freeze, DateTimeOffset at) => FreezeCalendar.At([freeze], "production", at);

    /// <summary>By the wall clock alone.</summary>
    private static bool StandsIn(WeeklyHours hours, DateTimeOffset at)
    {
        var wall = TimeZoneInfo.ConvertTime(at, hours.Zone).DateTime;
        return hours.To > hours.From
            ? hours.Days.Contains(wall.DayOfWeek) && wall.TimeOfDay >= hours.From && wall.TimeOfDay < hours.To
            : (hours.Days.Contains(wall.DayOfWeek) && wall.TimeOfDay >= hours.From)
                || (hours.Days.Contains(wall.AddDays(-1).DayOfWeek) && wall.TimeOfDay < hours.To);
    }

    private static bool IsMovedNear(TimeZoneInfo zone, DateTimeOffset at) => zone.GetUtcOffset(at - Moved) != zone.GetUtcOffset(at + Moved);
}
