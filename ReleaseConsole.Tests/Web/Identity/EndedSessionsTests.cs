using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class EndedSessionsTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public async Task A_session_ends_and_one_that_begins_later_under_the_same_id_does_not()
    {
        var ended = new EndedSessions(_clock);
        var first = Session("u-1", "s-1");
        await ended.EndAsync("issuer", "s-1", Cancel);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await ended.HasEndedAsync(first, Cancel)).ShouldBeTrue();
        (await ended.HasEndedAsync(Session("u-1", "s-1"), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_id_of_another_issuer_stays_open()
    {
        var ended = new EndedSessions(_clock);
        await ended.EndAsync("another issuer", "s-1", Cancel);
        (await ended.HasEndedAsync(Session("u-1", "s-1"), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_its_lifetime()
    {
        var ended = new EndedSessions(_clock);
        var session = Session("u-1", "s-1");
        _clock.Advance(EndedSessions.SessionLifetime);
        (await ended.HasEndedAsync(session, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_memory_is_full_no_ended_session_returns()
    {
        var ended = new EndedSessions(_clock, capacity: 8);
        var sessions = new List<PersonSession>();
        for (var i = 0; i < 50; i++)
        {
            sessions.Add(Session("u-" + i, "s-" + i));
            _clock.Advance(TimeSpan.FromSeconds(1));
            await ended.EndAsync("issuer", "s-" + i, Cancel);
        }
        foreach (var session in sessions)
            (await ended.HasEndedAsync(session, Cancel)).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await ended.HasEndedAsync(Session("u-new", "s-new"), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public void A_full_memory_of_token_ids_refuses_rather_than_forgets()
    {
        var seen = new SeenTokens(_clock, capacity: 2);
        var until = _clock.GetUtcNow().AddMinutes(10);
        seen.FirstTime("issuer", "a", until).ShouldBeTrue();
        seen.FirstTime("issuer", "b", until).ShouldBeTrue();
        seen.FirstTime("issuer", "c", until).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(11));
        seen.FirstTime("issuer", "c", until.AddMinutes(11)).ShouldBeTrue();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonSession Session(string subject, string id) => new("issuer", subject, id, _clock.GetUtcNow());

    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 3, 14, 5, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
