namespace ReleaseConsole.Web.Identity;

/// <summary>One person's stay: whose word, which person, which session, since when.</summary>
public sealed record PersonSession(string Issuer, string Subject, string Id, DateTimeOffset Begun);
