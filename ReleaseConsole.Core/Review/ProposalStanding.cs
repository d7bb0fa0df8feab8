using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>Loads what a proposal's standing depends on and computes it; asked by pages, by decisions and again at the moment of applying.</summary>
public static class ProposalStanding
{
    public static Task<Standing> OfAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) => throw new NotImplementedException();
}
