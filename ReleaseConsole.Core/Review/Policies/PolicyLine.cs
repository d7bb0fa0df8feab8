using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// The policy in one line: its version and since when (null: from the start), and the version of the text that is to come.
/// </summary>
public sealed record PolicyLine(int Version, DateTimeOffset? Since, int? Coming, string? Because)
{
    internal static async Task<PolicyLine> OfAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var adopted = await PolicyInForce.LatestAsync(db, product, cancel);
        var line = new PolicyLine(adopted?.Version ?? 0, adopted?.At, Coming: null, Because: null);
        if (await PolicyProposalReading.OpenAsync(db, product, cancel) is not { } open)
            return line;
        var standing = PolicyStanding.Of(await PolicyProposalReading.InputAsync(db, open, cancel));
        return line with { Coming = open.Number, Because = standing.Because };
    }
}
