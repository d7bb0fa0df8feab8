using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// How often does the gate of the policy in force speak of a difference between two results of an evaluation when there is none?
/// </summary>
public sealed class GateCheck(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="asked">Which results; null when the caller could not name them, which is said after who asks is known.</param>
    /// <param name="runs">How often it judges; at most <see cref="SelfCheck.MostRuns"/>.</param>
    public async Task<Result<FalseFlips>> RunAsync(string product, CasesAsked? asked, int runs, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (asked is null)
            return EvaluateRefusals.NotNamed();
        if (runs is < 1 or > SelfCheck.MostRuns)
            return EvaluateRefusals.RunsOutOfRange(SelfCheck.MostRuns);
        var id = admission.Value.Product.Id;
        var found = await ResultPair.LoadAsync(db, id, asked.Evaluation, asked.Baseline, asked.Candidate, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var policy = await PolicyInForce.LoadAsync(db, id, cancel);
        // Seconds of arithmetic are not for the thread that draws a page.
        return await Task.Run(
            () => SelfCheck.Of(found.Value.Before, found.Value.After, policy.Policy.Evaluation, runs, cancel: cancel), cancel);
    }
}
