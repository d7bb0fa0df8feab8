namespace ReleaseConsole.Core.Review;

/// <summary>
/// Something that somebody has to look at again: what, in which release for which environment, by which day, and why that day.
/// </summary>
public sealed record RecheckDue(ProposalId Proposal, string Release, string Environment, bool IsLive, string What, DateOnly By, string Why);
