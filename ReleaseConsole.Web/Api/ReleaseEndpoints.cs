using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
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
                    skip + found.Rows.Count < found.Total
                        ? PageRequest.Cursor((skip + page.Limit).ToString(CultureInfo.InvariantCulture))
                        : null));
            })
            .WithSummary("The product's releases, newest first.").Produces<Page<ReleaseRow>>();

        releases.MapGet("/{release}", async (
                string product, string release, HttpContext context, Caller caller, ReleaseSummary summary, CancellationToken cancel) =>
                (await summary.RunAsync(product, EncodedPath.Decode(release), caller, cancel)).Tagged(context, Tag))
            .WithSummary("One release, by version or by its manifest's digest.").Produces<ReleaseView>();

        releases.MapPost("/{release}/withdrawal", async (
                string product, string release, Withdrawal wanted, Caller caller, WithdrawRelease withdraw, CancellationToken cancel) =>
                await withdraw.RunAsync(product, EncodedPath.Decode(release), wanted.Reason, caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Takes a release out of use, with a reason; refused while it is live or on its way anywhere.")
            .Produces(StatusCodes.Status204NoContent);

        MapDocuments(api, releases);
    }

    private static void MapDocuments(RouteGroupBuilder api, RouteGroupBuilder releases)
    {
        api.MapGet("/products/{product}/changelog", async (
                string product, HttpContext context, Caller caller, ExportNotes export, CancellationToken cancel) =>
                (await export.RunAsync(product, caller, cancel)).Tagged(
                    context, notes => Digest.Of(notes).Hex, notes => Results.Text(notes, "text/markdown")))
            .WithSummary("The notes of all releases as one file in the form of Keep a Changelog.")
            .Produces<string>(contentType: "text/markdown");

        releases.MapGet("/{release}/profile", async (
                string product, string release, Caller caller, ReleaseProfile profile, CancellationToken cancel) =>
                (await profile.RunAsync(product, EncodedPath.Decode(release), caller, cancel)).Ok())
            .WithSummary(
                "Toolchain, models, boundary and breaches per environment, the policy in force, and whose signatures it will take where.")
            .Produces<ReleaseProfileShown>();

        releases.MapGet("/{release}/manifest", async (
                string product, string release, HttpContext context, Caller caller, ReleaseSummary summary, CancellationToken cancel) =>
                (await summary.RunAsync(product, EncodedPath.Decode(release), caller, cancel)).Tagged(
                    context, found => found.Manifest.ToString(), found => Results.Text(found.Document, "application/json")))
            .WithSummary("The manifest's canonical JSON: SHA-256 of these bytes is its digest.").Produces<ManifestDocument>()
            .Produces(StatusCodes.Status304NotModified);
    }

    private static async Task<IResult> FreezeAsync(
        string product, FreezeBody wanted, Caller caller, FreezeRelease freeze, CancellationToken cancel)
    {
        var frozen = await freeze.RunAsync(product, wanted.ToRequest(), caller, cancel);
        return frozen is { Succeeded: true, Value.IsNew: false }
            ? frozen.Ok()
            : frozen.Created(one => $"/api/v1/products/{product}/releases/{one.Version}");
    }

    // A release can go live after it was read: what it is live in belongs to the tag.
    private static string Tag(ReleaseView view) =>
        Digest.Of($"{view.Manifest} {view.Version} {view.State} {string.Join(',', view.LiveIn)}").Hex;
}
