namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// An artifact with its newest versions (at most <see cref="ArtifactView.Versions"/>), where it is live and used, the reader's draft,
/// and why the reader may not change it, if so.
/// </summary>
public sealed record ArtifactShown(
    ArtifactKind Kind, string Path, DateTimeOffset CreatedAt, VersionRow Newest, IReadOnlyList<VersionRow> Versions, int VersionCount,
    IReadOnlyList<LiveVersion> Live, IReadOnlyList<ReleaseUse> UsedIn, DraftShown? Draft, Refusal? MayNotEdit,
    IReadOnlyList<string> WhoCanEdit);
