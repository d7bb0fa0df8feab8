namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// One kind of thing that was done since what is live was put there, and that going back does not undo: how often, where that is stored,
/// and from the first time to now.
/// </summary>
public sealed record DoneLine(string What, int? Count, DateTimeOffset Since, DateTimeOffset Until);
