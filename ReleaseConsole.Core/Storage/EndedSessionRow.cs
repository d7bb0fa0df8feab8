namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Sign-in sessions that ended before their time: <c>sid:</c> or <c>sub:</c> and the SHA-256 of the session's or the person's id,
/// or <c>*</c> for all that began until then. It belongs to no tenant.
/// </summary>
public sealed class EndedSessionRow(string issuer, string session, DateTimeOffset endedAt)
{
    public string Issuer { get; private set; } = issuer;
    public string Session { get; private set; } = session;
    public DateTimeOffset EndedAt { get; private set; } = endedAt;
}
