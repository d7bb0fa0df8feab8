using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>What a page may offer before anything is pressed; every use case asks again.</summary>
public sealed record RightsShown(bool MayAuthor, bool MayPropose, bool MayConnect, bool MayWithdraw);

/// <summary>What may I do in this product?</summary>
public sealed class MyRights(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<RightsShown>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (found, permissions) = admission.Value;
        // Whoever may propose for one environment alone finds the form, which offers that one.
        return new RightsShown(
            permissions.May(Permission.Author, found.Id), permissions.May(Permission.Propose, found.Id),
            permissions.May(Permission.Connect, found.Id),
            permissions.May(Permission.Deploy, found.Id));
    }
}
