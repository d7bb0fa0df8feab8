using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>What a signer holds at this moment; a signature counts only while its signer may still sign.</summary>
public sealed record SignerNow(Guid Id, IReadOnlyList<Lane> Lanes, bool IsReleaseManager, bool MayBreakGlass);
