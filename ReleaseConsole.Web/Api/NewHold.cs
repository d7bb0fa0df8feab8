namespace ReleaseConsole.Web.Api;

/// <summary>A hold to place.</summary>
public sealed record NewHold(string Reason, DateTimeOffset? Until = null);

/// <summary>What came of a request that made one thing.</summary>
public sealed record Made(Guid Id);
