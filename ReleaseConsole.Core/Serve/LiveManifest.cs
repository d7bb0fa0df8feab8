using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Serve;

/// <summary>What is live here, for the applications that run it?</summary>
public sealed class LiveManifest(IDbContextFactory<ConsoleDb> contexts, AuditFeed feed)
{
    public async Task<Result<LiveRelease>> RunAsync(string product, string environment, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel, environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.EnvironmentAsync(admission.Value.Product.Id, environment, cancel) is not { } place)
            return DeployRefusals.NoSuchEnvironment(environment);
        if (place.LiveManifest is not { } digest || place.LiveRelease is not { } releaseId)
            return ServeRefusals.NothingLive(environment);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == releaseId, cancel);
        var contents = await ManifestContents.LoadAsync(db, place.ProductId, digest, cancel);
        return new LiveRelease(
            product, environment, release.Version, digest, place.LiveSince!.Value, [.. contents!.Artifacts.Select(Shown)]);
    }

    /// <summary>The same, after waiting until something else than <paramref name="known"/> is live or the time is over.</summary>
    public async Task<Result<LiveRelease>> WaitAsync(
        string product, string environment, Digest? known, TimeSpan longest, Actor actor, CancellationToken cancel)
    {
        // Listening begins before the first look, so that nothing goes live unheard in between.
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = feed.Listen(actor.Tenant, entry =>
        {
            if (entry.Action == nameof(ReleaseWentLive))
                changed.TrySetResult();
        });
        var live = await RunAsync(product, environment, actor, cancel);
        if (!live.Succeeded || live.Value.Manifest != known)
            return live;
        await Task.WhenAny(changed.Task, Task.Delay(longest, cancel));
        return await RunAsync(product, environment, actor, cancel);
    }

    private static LiveArtifact Shown(PinnedContent one) => new(
        one.Pin.Kind, one.Pin.Path, one.Pin.Digest, one.Version.Number, one.Form,
        one.Form switch
        {
            ContentForm.Json when one.Version.Format == DotenvSettings.Named => DotenvSettings.Served(one.Bytes),
            ContentForm.Json => JsonSerializer.Deserialize<JsonElement>(one.Bytes),
            ContentForm.Text => Encoding.UTF8.GetString(one.Bytes),
            ContentForm.Bytes => one.Large is null ? Convert.ToBase64String(one.Bytes) : null,
        })
    { Size = one.Large?.Size };
}
