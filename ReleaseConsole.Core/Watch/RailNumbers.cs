using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Watch;

/// <summary>The numbers that stand beside every page; null where the one who looks may not know.</summary>
public sealed record RailShown(int Waiting, int? Drifted, LogCondition? Log);

/// <summary>How much waits for me, how much drifted, and how does the log stand?</summary>
public sealed class RailNumbers(InboxBoard inbox, DriftList drifts, LogState logs)
{
    public async Task<Result<RailShown>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        var waiting = await inbox.RunAsync(product, actor, cancel);
        if (!waiting.Succeeded)
            return waiting.Refusal;
        var drifted = await drifts.RunAsync(product, all: false, actor, cancel);
        var log = await logs.RunAsync(actor, cancel);
        return new RailShown(
            waiting.Value.ForMe, drifted.Succeeded ? drifted.Value.Count(drift => drift.IsActive) : null,
            log.Succeeded ? log.Value : null);
    }
}
