using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Review;

/// <summary>A release with its newest proposal, if it was ever proposed.</summary>
public sealed record BoardRow(ReleaseRow Release, BoardProposal? Newest);
