using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What would a release leave open, and for which of it does a release it is made from state a reason already?</summary>
public sealed class ReferencesLeftOpen(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<List<LeftOpen>>> RunAsync(
        string productSlug, ReleaseRequest request, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var from = await ReleasePins.FromAsync(db, product, request.From, cancel);
        if (!from.Succeeded)
            return from.Refusal;
        var known = await ReleasePins.KnownAsync(db, product, PinDecision.DigestsOf(request), cancel);
        var pins = PinDecision.Of(request, known, from.Value.Pins);
        if (!pins.Succeeded)
            return pins.Refusal;
        var open = (await ClosureReading.OfAsync(db, product, pins.Value, cancel)).Open;
        var earlier = await ReleasePins.EarlierAsync(db, product, request, cancel);
        return LeftOpen.Of(open, Closure.WithEarlier(open, request.Exceptions, earlier));
    }
}
