using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Review;

namespace ReleaseConsole.Tests.Web;

public sealed class InboxFilterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<QueueRow> Rows =
    [
        Row("old and low", RiskLevel.Low, StandingState.Open, hours: -9),
        Row("approved", RiskLevel.Medium, StandingState.Approved, hours: -3),
        Row("stale", RiskLevel.High, StandingState.Stale, hours: -2),
        Row("critical", RiskLevel.Critical, StandingState.Open, hours: -1),
    ];

    [Fact]
    public void The_acts_offered_are_those_that_rows_ask_for_with_their_counts()
    {
        InboxFilter.Acts(Rows).Select(choice => choice.Word).ShouldBe(["All", "Sign 2", "Put live 1", "Revise 1"]);
        InboxFilter.Acts([Rows[1]]).Select(choice => choice.Word).ShouldBe(["All", "Put live 1"]);
    }

    [Theory]
    [InlineData("sign", "critical", "old and low")]
    [InlineData("put-live", "approved")]
    [InlineData("revise", "stale")]
    [InlineData("unheard of", "critical", "stale", "approved", "old and low")]
    public void An_act_narrows_and_an_unknown_word_does_not(string act, params string[] expected) =>
        InboxFilter.Of(view: null, act, order: null).Apply(Rows).Select(row => row.Release).ShouldBe(expected);

    [Theory]
    [InlineData("oldest", "old and low", "approved", "stale", "critical")]
    [InlineData("newest", "critical", "stale", "approved", "old and low")]
    [InlineData(null, "critical", "stale", "approved", "old and low")]
    public void The_order_is_by_risk_unless_age_is_asked_for(string? order, params string[] expected) =>
        InboxFilter.Of(view: null, act: null, order).Apply(Rows).Select(row => row.Release).ShouldBe(expected);

    private static QueueRow Row(string release, RiskLevel risk, StandingState state, int hours) => new(
        new ProposalId(Guid.CreateVersion7()), ProposalKind.Promotion, release, "production", risk, state, "", "", "Amara Okafor",
        Noon.AddHours(hours), 0, 1, 1);
}
