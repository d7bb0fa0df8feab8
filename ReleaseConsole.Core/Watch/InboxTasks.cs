using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Watch;

/// <summary>What waits for me in this product beside proposals? The oldest 50 of each kind that I may act on.</summary>
public sealed class InboxTasks(IDbContextFactory<ConsoleDb> contexts) : IDisposable
{
    private readonly StandingAnswers<List<InboxTask>> _answers = new();

    public async Task<Result<List<InboxTask>>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var mine = new InboxReading(db, admission.Value, actor.Id);
        return await _answers.GetAsync(
            db, (admission.Value.Product.Id, actor.Id, actor.Holder),
            async () =>
            [
                .. await mine.DriftAsync(cancel), .. await mine.RisksEndingAsync(cancel), .. await mine.RemarksAsync(cancel),
                .. await mine.UnresolvedAsync(cancel),
            ],
            cancel);
    }

    public void Dispose() => _answers.Dispose();
}
