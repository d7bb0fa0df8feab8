using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class SessionRevalidationTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private EndedSessions _ended = null!;
    private SessionRevalidation _circuit = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.OnSqliteAsync(Cancel);
        _ended = new EndedSessions(_console.Get<SessionEndings>(), _console.Clock);
        _circuit = new SessionRevalidation(NullLoggerFactory.Instance, _ended);
    }

    public async ValueTask DisposeAsync()
    {
        ((IDisposable)_circuit).Dispose();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task An_open_circuit_closes_with_its_session_and_no_other()
    {
        var (here, there) = (State("ada", "s-1"), State("mei", "s-2"));
        (await _circuit.IsOpenAsync(here, Cancel)).ShouldBeTrue();
        await _ended.EndAsync("issuer", "s-1", Cancel);
        (await _circuit.IsOpenAsync(here, Cancel)).ShouldBeFalse();
        (await _circuit.IsOpenAsync(there, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task It_closes_when_the_person_signs_out_everywhere_and_when_the_session_is_over()
    {
        var (here, there) = (State("ada", "s-1"), State("mei", "s-2"));
        await _ended.EndAllOfAsync("issuer", "ada", Cancel);
        (await _circuit.IsOpenAsync(here, Cancel)).ShouldBeFalse();
        _console.Clock.Advance(EndedSessions.SessionLifetime);
        (await _circuit.IsOpenAsync(there, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_has_no_session_to_keep_open() =>
        (await _circuit.IsOpenAsync(new AuthenticationState(new()), Cancel)).ShouldBeFalse();

    private AuthenticationState State(string subject, string session) => new(PersonClaims.Of(
        new SignedInPerson("issuer", subject, subject, null, []), session, _console.Clock.GetUtcNow(), authTime: null, SignIn.OidcScheme));
}
