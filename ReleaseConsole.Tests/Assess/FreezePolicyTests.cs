using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>Freezes as a policy writes them, and what another policy does to them.</summary>
public sealed class FreezePolicyTests
{
    private const string Christmas = "{ environment: production, from: 2026-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z, reason: Christmas }";
    private const string Fridays =
        "{ environment: production, days: [friday], hours: 16:00-24:00, time_zone: Europe/Berlin, reason: Weekend }";

    [Fact]
    public void Both_kinds_are_read()
    {
        var freezes = RiskPolicy.Parse(
            With(Christmas, Fridays.Replace("reason", "break_glass: [release-manager], reason", StringComparison.Ordinal)))
            .ShouldSucceed().Freezes;
        (freezes[0].Reason, freezes[0].To, freezes[0].Weekly)
            .ShouldBe(("Christmas", new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero), null));
        var (weekly, broken) = (freezes[1].Weekly!, freezes[1].BreakGlass);
        (weekly.Days.Single(), weekly.From, weekly.To, weekly.Zone.Id)
            .ShouldBe((DayOfWeek.Friday, TimeSpan.FromHours(16), TimeSpan.FromHours(24), "Europe/Berlin"));
        broken.ShouldBe([Role.ReleaseManager]);
        RiskPolicy.Parse(RiskPolicy.DefaultText).ShouldSucceed().Freezes.ShouldBeEmpty();
    }

    [Fact]
    public void A_server_without_time_zones_says_what_it_lacks_instead_of_blaming_the_policy()
    {
        FreezeReader.Unknown("Europe/Berlin", hasZones: false).ShouldContain("install tzdata or write UTC");
        FreezeReader.Unknown("Mars/Olympus", hasZones: true).ShouldStartWith("there is no time zone “Mars/Olympus”");
    }

    [Theory]
    [InlineData(
        "{ environment: nowhere, from: 2026-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z, reason: R }",
        "there is no environment like “nowhere”")]
    [InlineData(
        "{ environment: production, from: 2026-12-18 17:00, to: 2027-01-04T08:00:00Z, reason: R }",
        "an instant is written with its offset")]
    [InlineData(
        "{ environment: production, from: 2027-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z, reason: R }", "it would end before it begins")]
    [InlineData("{ environment: production, from: 2026-12-18T17:00:00Z, reason: R }", "“to” is missing")]
    [InlineData("{ environment: production, days: [payday], time_zone: UTC, reason: R }", "must be one of sunday, monday")]
    [InlineData("{ environment: production, days: [], time_zone: UTC, reason: R }", "name at least one weekday")]
    [InlineData("{ environment: production, days: [friday], reason: R }", "“time_zone” is missing")]
    [InlineData("{ environment: production, days: [friday], time_zone: Mars/Olympus, reason: R }", "there is no time zone “Mars/Olympus”")]
    [InlineData("{ environment: production, days: [friday], hours: 9-5, time_zone: UTC, reason: R }", "hours are written as 16:00-24:00")]
    [InlineData(
        "{ environment: production, days: [friday], hours: 10:00-25:00, time_zone: UTC, reason: R }", "hours are written as 16:00-24:00")]
    [InlineData("{ environment: production, from: 2026-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z }", "“reason” is missing")]
    [InlineData("{ environment: production, until: 2027-01-04T08:00:00Z, reason: R }", "“until” is not known here")]
    public void What_cannot_be_meant_is_told_with_its_line(string freeze, string fact)
    {
        var text = With(Christmas, freeze);
        var line = text.Split('\n').Length - 1;
        RiskPolicy.Read(text, ["staging", "production"]).Faults.ShouldContain(
            fault =>
                fault.Sentence.StartsWith($"Line {line}: ", StringComparison.Ordinal)
                    && fault.Sentence.Contains(fact, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Christmas, null, Effect.Wider, "is gone")]
    [InlineData(
        Christmas, "{ environment: production, from: 2026-12-18T17:00:00Z, to: 2027-01-02T08:00:00Z, reason: Christmas }", Effect.Wider,
        "shortened")]
    [InlineData(
        Christmas, "{ environment: staging, from: 2026-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z, reason: Elsewhere }", Effect.Wider,
        "is gone")]
    [InlineData(
        Christmas,
        "{ environment: production, from: 2026-12-18T17:00:00Z, to: 2027-01-04T08:00:00Z, reason: Christmas, break_glass: [admin] }",
        Effect.Wider, "loosened")]
    [InlineData(
        Christmas, "{ environment: production, from: 2026-12-18T17:00:00Z, to: 2027-01-05T08:00:00Z, reason: Christmas }", Effect.Narrower,
        "longer")]
    [InlineData(
        Fridays, "{ environment: production, days: [friday], hours: 18:00-24:00, time_zone: Europe/Berlin, reason: Weekend }", Effect.Wider,
        "shortened")]
    [InlineData(
        Fridays, "{ environment: production, days: [thursday], hours: 16:00-24:00, time_zone: Europe/Berlin, reason: Weekend }",
        Effect.Wider, "shortened")]
    [InlineData(
        Fridays, "{ environment: production, days: [friday], hours: 16:00-24:00, time_zone: Asia/Tokyo, reason: Weekend }", Effect.Wider,
        "shortened")]
    [InlineData(
        Fridays, "{ environment: production, days: [friday, saturday], hours: 12:00-02:00, time_zone: Europe/Berlin, reason: Weekend }",
        Effect.Narrower, "longer")]
    [InlineData(null, Fridays, Effect.Narrower, "Nothing is promoted while")]
    public void Less_of_it_is_loosened_and_more_of_it_is_stricter(string? before, string? after, Effect effect, string words)
    {
        var change = PolicyJudgement.Between(With(before), With(after))[0];
        change.Effect.ShouldBe(effect);
        change.Topic.ShouldBe(ChangeTopic.Freeze);
        change.Sentence.ShouldContain(words);
    }

    [Fact]
    public void The_same_in_another_order_or_in_every_environment_loosens_nothing()
    {
        PolicyJudgement.Between(With(Christmas, Fridays), With(Fridays, Christmas)).ShouldBeEmpty();
        PolicyJudgement.Between(With(Christmas), With(Christmas.Replace("production", "\"*\"", StringComparison.Ordinal)))
            .ShouldAllBe(one => one.Effect == Effect.Narrower);
    }

    private static string With(params string?[] freezes) => RiskPolicy.DefaultText.TrimEnd('\n') + "\nfreezes:"
        + (freezes.All(one => one is null) ? " []\n" : "\n" + string.Concat(freezes.Select(one => $"  - {one}\n")));
}
