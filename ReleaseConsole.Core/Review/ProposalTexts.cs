using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>What do the changed artifacts of a proposal say, before and after? By kind and path.</summary>
public sealed class ProposalTexts(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyDictionary<(ArtifactKind Kind, string Path), ChangedTexts>>> RunAsync(
        ProposalShown proposal, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, proposal.Product, Permission.Read, cancel, proposal.Environment);
        if (!admission.Succeeded)
            return ReviewRefusals.NoSuchProposal();
        var product = admission.Value.Product.Id;
        var to = await ManifestContents.LoadAsync(db, product, proposal.Manifest, cancel);
        var from = proposal.Replaces is { } replaced ? await ManifestContents.LoadAsync(db, product, replaced, cancel) : null;
        var texts = proposal.Assessment.Changes.Changes.ToDictionary(
            change => (change.Kind, change.Path),
            change => ChangedTexts.Of(from ?? ManifestContents.Nothing, to ?? ManifestContents.Nothing, change.Kind, change.Path));
        // Every head counts its lines, and comparing hundreds of texts is not for the thread that draws the page.
        await Task.Run(
            () => Parallel.ForEach(texts.Values, new ParallelOptions { CancellationToken = cancel }, one => _ = one.Lines), cancel);
        return texts;
    }
}
