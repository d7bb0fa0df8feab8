using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Review;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Tests.Web;

public sealed class InboxFilterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<InboxRow> Rows =
    [
        Row("old and low", RiskLevel.Low, StandingState.Open, hours: -9),
        Row("approved", RiskLevel.Medium, StandingState.Approved, hours: -3),
        Row("stale", RiskLevel.High, StandingState.Stale, hours: -2),
        Row("critical", RiskLevel.Critical, StandingState.Open, hours: -1),
    ];

    [Fact]
    public void The_acts_offered_are_those_that_rows_ask_for_with_their_counts()
    {
        new InboxFilter().Acts(Rows).Select(choice => choice.Word).ShouldBe(["All", "Sign 2", "Put live 1", "Revise 1"]);
        new InboxFilter().Acts([Rows[1]]).Select(choice => choice.Word).ShouldBe(["All", "Put live 1"]);
    }

    [Theory]
    [InlineData("sign", "critical", "old and low")]
    [InlineData("put-live", "approved")]
    [InlineData("revise", "stale")]
    [InlineData("unheard of", "critical", "stale", "approved", "old and low")]
    public void An_act_narrows_and_an_unknown_word_does_not(string act, params string[] expected) =>
        InboxFilter.Of(view: null, act, order: null).Apply(Rows).Select(row => row.Proposal!.Release).ShouldBe(expected);

    [Theory]
    [InlineData("oldest", "old and low", "approved", "stale", "critical")]
    [InlineData("newest", "critical", "stale", "approved", "old and low")]
    [InlineData(null, "critical", "stale", "approved", "old and low")]
    public void The_order_is_by_risk_unless_age_is_asked_for(string? order, params string[] expected) =>
        InboxFilter.Of(view: null, act: null, order).Apply(Rows).Select(row => row.Proposal!.Release).ShouldBe(expected);

    [Fact]
    public void What_waits_beside_proposals_has_its_own_chip_and_stands_among_them_by_urgency()
    {
        var task = new InboxTask(InboxTaskKind.Drift, Guid.CreateVersion7(), "Decide", "Why", Noon) { Environment = "production" };
        IReadOnlyList<InboxRow> rows = [.. Rows, InboxRow.Of(task, Urls.For("desk"))];

        new InboxFilter().Acts(rows).Select(choice => choice.Word).ShouldBe(["All", "Sign 2", "Put live 1", "Revise 1", "Decide 1"]);
        InboxFilter.Of(null, "decide", null).Apply(rows).ShouldHaveSingleItem().Url.ShouldBe("/desk/environments?environment=production");
        new InboxFilter().Apply(rows).Select(row => row.Urgency).ShouldBe(
            [RiskLevel.Critical, RiskLevel.High, RiskLevel.High, RiskLevel.Medium, RiskLevel.Low]);
        InboxFilter.Of(null, "answer", null).Acts(rows)[^1].Word.ShouldBe("Answer 0");
    }

    private static InboxRow Row(string release, RiskLevel risk, StandingState state, int hours) => InboxRow.Of(new QueueRow(
        new ProposalId(Guid.CreateVersion7()), ProposalKind.Promotion, release, "production", risk, state, "", "", "Amara Okafor",
        Noon.AddHours(hours), 0, 1, 1), Urls.For("desk"));
}
