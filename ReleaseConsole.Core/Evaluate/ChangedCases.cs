using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Which cases changed between two results of one evaluation, each named by its digest?</summary>
public sealed class ChangedCases(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<CasesChanged>> RunAsync(string product, CasesAsked asked, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var found = await ResultPair.LoadAsync(db, admission.Value.Product.Id, asked.Evaluation, asked.Baseline, asked.Candidate, cancel);
        return found.Succeeded
            ? CasesChanged.Of(PairedCases.Of(found.Value.Before, found.Value.After, asked.Metric, asked.Slice), asked.HigherIsBetter)
            : found.Refusal;
    }
}
