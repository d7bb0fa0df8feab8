using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Keeps a person's unsaved text on an artifact, so that a lost connection loses nothing. Answers when it was kept.</summary>
public sealed class SaveDraft(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<DateTimeOffset>> RunAsync(
        string product, ArtifactKind kind, string path, string text, Digest? basedOn, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.ArtifactAsync(admission.Value.Product.Id, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);

        if (kind == ArtifactKind.Evaluation)
            return ArtifactsRefusals.NotEdited(kind);
        if (text.Length > EditedText.ByteLimit || Encoding.UTF8.GetByteCount(text) > EditedText.ByteLimit)
            return ArtifactsRefusals.ContentTooLarge(EditedText.ByteLimit);
        if (SecretScan.RefuseIn(text) is { } secret)
            return secret;

        // Two windows of one person may make the first draft at once; under the lock the later text wins.
        await using var work = await db.BeginExclusiveAsync(cancel);
        if (await db.DraftAsync(artifact.Id, actor, cancel) is { } draft)
            draft.Replace(basedOn, text, db.Now);
        else
            db.Add(new Draft(basedOn, text, db.Now) { TenantId = db.Tenant, ArtifactId = artifact.Id, PersonId = actor.Id });
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return db.Now;
    }
}
