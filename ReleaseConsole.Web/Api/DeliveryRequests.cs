namespace ReleaseConsole.Web.Api;

/// <summary>How to send a delivery again.</summary>
public sealed record Replay(bool Overwrite = false);

/// <summary>What a person saw at a target whose answer is missing.</summary>
public sealed record HandSettlement(bool Arrived, string Note);
