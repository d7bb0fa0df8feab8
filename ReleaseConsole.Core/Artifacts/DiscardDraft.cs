using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Lets go of a person's draft; doing it twice is the same as once.</summary>
public sealed class DiscardDraft(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(string product, ArtifactKind kind, string path, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.ArtifactAsync(admission.Value.Product.Id, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);

        await db.DropDraftAsync(artifact.Id, actor, cancel);
        await db.SaveChangesAsync(cancel);
        return new Done();
    }
}
