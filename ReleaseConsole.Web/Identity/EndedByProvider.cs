namespace ReleaseConsole.Web.Identity;

/// <summary>What a provider says has ended: one session, or without one all of the subject's.</summary>
internal sealed record EndedByProvider(string Issuer, string? Session, string Subject);
