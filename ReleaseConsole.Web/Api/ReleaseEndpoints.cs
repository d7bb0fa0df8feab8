using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>Freezing and reading releases from outside.</summary>
internal static class ReleaseEndpoints
{
    public static void MapReleases(this RouteGroupBuilder api)
    {
        var releases = api.MapGroup("/products/{product}/releases");
        releases.MapPost("", FreezeAsync)
            .WithSummary("Freezes a release: every artifact by digest, or another release with some pins set and removed.")
            .Produces<FrozenRelease>(StatusCodes.Status201Created);

        releases.MapGet("", async (string product, PageRequest page, Caller caller, ReleaseHistory history, CancellationToken cancel) =>
            {
                var skip = page.Number() ?? 0;
                return (await history.RunAsync(product, skip, page.Limit, caller, cancel)).Ok(found => new Page<ReleaseRow>(
                    found.Rows,
                    skip + found.Rows.Count < found.Total ? PageRequest.Cursor((skip + page.Limit).ToString(CultureInfo.InvariantCulture)) : null));
            })
            .WithSummary("The product's releases, newest first.").Produces<Page<ReleaseRow>>();

        releases.MapGet("/{release}", async (
                string product, string release, HttpContext context, Caller caller, ReleaseSummary summary, CancellationToken cancel) =>
                (await summary.RunAsync(product, EncodedPath.Decode(release), caller, cancel)).Tagged(context, Tag))
            .WithSummary("One release, by version or by its manifest's digest.").Produces<ReleaseView>();

        releases.MapGet("/{release}/profile", async (
                string product, string release, Caller caller, ReleaseProfile profile, CancellationToken cancel) =>
                (await profile.RunAsync(product, EncodedPath.Decode(release), caller, cancel)).Ok())
            .WithSummary("Toolchain, models, boundary and breaches per environment, the policy in force, and whose signatures it will take where.")
            .Produces<ReleaseProfileShown>();

        releases.MapGet("/{release}/manifest", async (
                string product, string release, HttpContext context, Caller caller, ReleaseSummary summary, CancellationToken cancel) =>
                (await summary.RunAsync(product, EncodedPath.Decode(release), caller, cancel)).Tagged(
                    context, found => found.Manifest.ToString(), found => Results.Text(found.Document, "application/json")))
            .WithSummary("The manifest's canonical JSON: SHA-256 of these bytes is its digest.").Produces<ManifestDocument>()
            .Produces(StatusCodes.Status304NotModified);
    }

    private static async Task<IResult> FreezeAsync(string product, FreezeBody wanted, Caller caller, FreezeRelease freeze, CancellationToken cancel)
    {
        var frozen = await freeze.RunAsync(product, wanted.ToRequest(), caller, cancel);
        return frozen is { Succeeded: true, Value.IsNew: false } ? frozen.Ok() : frozen.Created(one => $"/api/v1/products/{product}/releases/{one.Version}");
    }

    // A release can go live after it was read: what it is live in belongs to the tag.
    private static string Tag(ReleaseView view) => Digest.Of($"{view.Manifest} {view.Version} {view.State} {string.Join(',', view.LiveIn)}").Hex;
}

internal sealed record FreezeBody(
    string? Version, string? Notes, IReadOnlyList<WantedArtifact>? Artifacts, IReadOnlyList<string>? Evaluations, string? From,
    IReadOnlyList<WantedArtifact>? Set, IReadOnlyList<UnwantedArtifact>? Remove, IReadOnlyList<PinException>? Exceptions = null)
{
    public ReleaseRequest ToRequest() => new(Version ?? "", Notes, Artifacts ?? [], Evaluations ?? [])
    {
        From = From,
        Set = Set ?? [],
        Remove = Remove ?? [],
        Exceptions = Exceptions ?? [],
    };
}
