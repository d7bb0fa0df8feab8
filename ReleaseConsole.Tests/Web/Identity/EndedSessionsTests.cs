using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class EndedSessionsTests : IAsyncLifetime
{
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await TestConsole.OnSqliteAsync(Cancel);

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_session_ends_and_one_that_begins_later_under_the_same_id_does_not()
    {
        var ended = Ended();
        var first = Session("u-1", "s-1");
        await ended.EndAsync("issuer", "s-1", Cancel);
        _console.Clock.Advance(TimeSpan.FromSeconds(1));

        (await ended.HasEndedAsync(first, Cancel)).ShouldBeTrue();
        (await ended.HasEndedAsync(Session("u-1", "s-1"), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_id_of_another_issuer_stays_open()
    {
        var ended = Ended();
        await ended.EndAsync("another issuer", "s-1", Cancel);
        (await ended.HasEndedAsync(Session("u-1", "s-1"), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_its_lifetime()
    {
        var ended = Ended();
        var session = Session("u-1", "s-1");
        _console.Clock.Advance(EndedSessions.SessionLifetime);
        (await ended.HasEndedAsync(session, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task When_there_are_too_many_to_keep_no_ended_session_returns()
    {
        var ended = Ended(capacity: 8);
        var sessions = new List<PersonSession>();
        for (var i = 0; i < 50; i++)
        {
            sessions.Add(Session("u-" + i, "s-" + i));
            _console.Clock.Advance(TimeSpan.FromSeconds(1));
            await ended.EndAsync("issuer", "s-" + i, Cancel);
        }
        foreach (var session in sessions)
            (await ended.HasEndedAsync(session, Cancel)).ShouldBeTrue();
        (await _console.AllAsync<EndedSessionRow>()).Count.ShouldBeLessThanOrEqualTo(9);
        _console.Clock.Advance(TimeSpan.FromSeconds(1));
        (await ended.HasEndedAsync(Session("u-new", "s-new"), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_no_session_can_outlive_is_forgotten()
    {
        await Ended().EndAsync("issuer", "s-1", Cancel);
        _console.Clock.Advance(EndedSessions.SessionLifetime + TimeSpan.FromSeconds(1));
        await Ended().EndAsync("issuer", "s-2", Cancel);
        (await _console.AllAsync<EndedSessionRow>()).ShouldHaveSingleItem().Session.ShouldNotContain("s-2");
    }

    [Fact]
    public async Task A_token_counts_once_and_a_full_table_refuses_rather_than_forgets()
    {
        var seen = new SeenTokens(_console.Contexts, _console.Clock, capacity: 2);
        var until = _console.Clock.GetUtcNow().AddMinutes(10);
        (await seen.FirstTimeAsync("issuer", "a", until, Cancel)).ShouldBeTrue();
        (await seen.FirstTimeAsync("issuer", "a", until, Cancel)).ShouldBeFalse();
        (await seen.FirstTimeAsync("issuer", "b", until, Cancel)).ShouldBeTrue();
        (await seen.FirstTimeAsync("issuer", "c", until, Cancel)).ShouldBeFalse();
        _console.Clock.Advance(TimeSpan.FromMinutes(11));
        (await seen.FirstTimeAsync("issuer", "c", until.AddMinutes(11), Cancel)).ShouldBeTrue();
    }

    private EndedSessions Ended(int capacity = SessionEndings.DefaultCapacity) =>
        new(new SessionEndings(_console.Contexts, _console.Clock, capacity), _console.Clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonSession Session(string subject, string id) => new("issuer", subject, id, _console.Clock.GetUtcNow());
}
