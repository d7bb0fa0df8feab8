using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// Which sessions ended before their cookie did: by sign-out here, or by the provider's word. Asked at every request and by every
/// open circuit, in the database, so that every host answers the same and a restart forgets nothing.
/// </summary>
public sealed class EndedSessions(SessionEndings endings, TimeProvider time)
{
    public static readonly TimeSpan SessionLifetime = SessionEndings.SessionLifetime;

    /// <summary>Ends the session that has begun under this id until now; the id may be used again by a later sign-in.</summary>
    public Task EndAsync(string issuer, string session, CancellationToken cancel) => endings.EndSessionAsync(issuer, session, cancel);

    /// <summary>Ends every session this person has begun until now.</summary>
    public Task EndAllOfAsync(string issuer, string subject, CancellationToken cancel) => endings.EndPersonAsync(issuer, subject, cancel);

    public async Task<bool> HasEndedAsync(PersonSession session, CancellationToken cancel) =>
        time.GetUtcNow() >= session.Begun + SessionLifetime
        || await endings.AnySinceAsync(session.Issuer, session.Id, session.Subject, session.Begun, cancel);
}
