using System.Globalization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What the editor asks of the room while a person types: a version's text, their draft kept, their text checked.</summary>
public sealed class EditSession(VersionText texts, SaveDraft drafts, DraftChecks checks)
{
    public Task<Result<VersionShown>> VersionAsync(string product, ArtifactKind kind, string path, int number, Actor actor) =>
        texts.RunAsync(product, kind, path, number.ToString(CultureInfo.InvariantCulture), actor, CancellationToken.None);

    public Task<Result<DateTimeOffset>> KeepAsync(
        string product, ArtifactKind kind, string path, string text, Digest? basedOn, Actor actor, CancellationToken cancel) =>
        drafts.RunAsync(product, kind, path, text, basedOn, actor, cancel);

    /// <summary>Off the circuit's own thread: a megabyte takes long enough to be felt in the keys of the same window.</summary>
    public Task<Result<TextChecked>> CheckAsync(string product, ArtifactKind kind, string path, string text, Actor actor) =>
        Task.Run(() => checks.RunAsync(product, kind, path, text, actor, CancellationToken.None));
}
