using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Api;

/// <summary>Text to save: <c>parent</c> is the digest it was edited from, and is left out for a new artifact.</summary>
public sealed record VersionBody(string? Content, string? Message, Digest? Parent);

/// <summary>An artifact as the API shows it: its newest version with its text, where it is live and which releases pin it.</summary>
public sealed record ArtifactAnswer(
    ArtifactKind Kind, string Path, int VersionCount, VersionShown Newest, IReadOnlyList<LiveVersion> Live,
    IReadOnlyList<ReleaseUse> UsedIn);

/// <summary>
/// Artifacts and their versions. A path is one URL-encoded segment (<c>prompts%2Ftriage</c>); one with its slashes as they are is
/// taken as well.
/// </summary>
internal static class ArtifactEndpoints
{
    /// <summary>4 MB of text, each character written as an escape at worst.</summary>
    private const long VersionBodyBytes = 26L * 1024 * 1024;

    private const string Artifact = "/products/{product}/artifacts/{kind}/{path}";
    private const string WithSlashes = "/products/{product}/artifacts/{kind}/{**rest}";

    public static void MapArtifacts(this RouteGroupBuilder api)
    {
        api.MapGet("/products/{product}/artifacts", ListAsync)
            .WithSummary("The product's artifacts, by kind and text.").Produces<Page<ArtifactRow>>();
        api.MapGet(Artifact, ReadAsync)
            .WithSummary("An artifact with its newest version, where it is live and which releases pin it.").Produces<ArtifactAnswer>();
        api.MapGet(Artifact + "/versions", VersionsAsync)
            .WithSummary("The versions of an artifact, newest first.").Produces<Page<VersionRow>>();
        api.MapGet(Artifact + "/versions/{version}", VersionAsync)
            .WithSummary("One version with its text, by number, digest or “latest”.").Produces<VersionShown>();
        api.MapGet(Artifact + "/versions/{version}/export", ExportAsync)
            .WithSummary(
                "The version as a file in a format of its kind (?format=; without one, as it came: several files as a zip). What the "
                + "format cannot say is listed in X-Export-Losses.")
            .Produces<byte[]>(contentType: "application/octet-stream");
        api.MapGet(Artifact + "/versions/{version}/profile", ProfileAsync)
            .WithSummary(
                "Rows, columns, labels and lengths of a dataset's version; ?against=VERSION or PATH@VERSION counts "
                + "common, added, removed and changed rows.")
            .Produces<DatasetProfiled>();
        api.MapGet(Artifact + "/merge", MergeAsync)
            .WithSummary(
                "Two versions merged from the one both began from (?base=&ours=&theirs=; without, the newest): each part with whose it is, "
                + "and the text when nothing clashes.")
            .Produces<VersionsMerged>();
        api.MapPost(Artifact + "/versions", SaveAsync).WithMetadata(new RequestSizeLimitAttribute(VersionBodyBytes))
            .WithSummary(
                "Saves a version. 200 when nothing changed, 409 version-conflict when someone was faster than the "
                + "parent says, 412 when If-Match says it.")
            .Produces<SavedVersion>().Produces<SavedVersion>(StatusCodes.Status201Created);
        api.MapGet(WithSlashes, ReadWithSlashesAsync).ExcludeFromDescription();
        api.MapPost(WithSlashes, SaveWithSlashesAsync).WithMetadata(new RequestSizeLimitAttribute(VersionBodyBytes))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(
        string product, string? kind, string? q, PageRequest page, Caller caller, ArtifactList artifacts, CancellationToken cancel)
    {
        if (kind is { Length: > 0 } && ArtifactKinds.Parse(kind) is null)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind) with { Kind = RefusalKind.Rejected });
        var filter = new ArtifactFilter(
            string.IsNullOrEmpty(kind) ? null : ArtifactKinds.Parse(kind), q, page.After, Limit: page.Limit + 1);
        return (await artifacts.RunAsync(product, filter, caller, cancel)).Ok(listed => page.Cut(listed.Rows, row => row.Path));
    }

    private static async Task<IResult> ReadAsync(
        string product, string kind, string path, Caller caller, HttpContext http, ArtifactView view, VersionText text,
        CancellationToken cancel)
    {
        if (ArtifactKinds.Parse(kind) is not { } of)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind));
        var name = EncodedPath.Decode(path);
        var artifact = await view.RunAsync(product, of, name, caller, cancel);
        if (!artifact.Succeeded)
            return Problems.Of(artifact.Refusal);
        var shown = artifact.Value;
        var newest = await text.RunAsync(product, of, name, shown.Newest.Number.ToString(CultureInfo.InvariantCulture), caller, cancel);
        var live = string.Concat(shown.Live.Select(one => $"-{one.Environment}.{one.Number}"));
        return newest
            .Then(version => new ArtifactAnswer(of, name, shown.VersionCount, version, shown.Live, shown.UsedIn))
            .Tagged(http, answer => $"{answer.Newest.Digest.Hex}-{answer.VersionCount}-{answer.UsedIn.Count}{live}");
    }

    private static async Task<IResult> VersionsAsync(
        string product, string kind, string path, PageRequest page, Caller caller, VersionHistory history, CancellationToken cancel)
    {
        if (ArtifactKinds.Parse(kind) is not { } of)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind));
        return (await history.RunAsync(product, of, EncodedPath.Decode(path), page.Number(), page.Limit + 1, caller, cancel))
            .Ok(rows => page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<IResult> VersionAsync(
        string product, string kind, string path, string version, Caller caller, HttpContext http, VersionText text,
        CancellationToken cancel) =>
        ArtifactKinds.Parse(kind) is { } of
            ? (await text.RunAsync(product, of, EncodedPath.Decode(path), EncodedPath.Decode(version), caller, cancel))
                .Tagged(http, shown => $"{shown.Digest.Hex}-{shown.Number}")
            : Problems.Of(ArtifactsRefusals.NoSuchKind(kind));

    private static async Task<IResult> MergeAsync(
        string product, string kind, string path, [FromQuery(Name = "base")] string? original, string? ours, string? theirs, Caller caller,
        MergeVersions merge, CancellationToken cancel) =>
        ArtifactKinds.Parse(kind) is { } of
            ? (await merge.RunAsync(
                product, of, EncodedPath.Decode(path), original ?? VersionText.Latest, ours ?? VersionText.Latest,
                theirs ?? VersionText.Latest, caller,
                cancel)).Ok()
            : Problems.Of(ArtifactsRefusals.NoSuchKind(kind));

    private static async Task<IResult> ExportAsync(
        string product, string kind, string path, string version, string? format, Caller caller, HttpContext http, ExportVersion export,
        CancellationToken cancel)
    {
        if (ArtifactKinds.Parse(kind) is not { } of)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind));
        var file = await export.RunAsync(product, of, EncodedPath.Decode(path), EncodedPath.Decode(version), format, caller, cancel);
        if (!file.Succeeded)
            return Problems.Of(file.Refusal);
        // Header values are ASCII; the sentences are escaped as a URL is.
        http.Response.Headers["X-Export-Losses"] = string.Join(' ', file.Value.Losses.Select(Uri.EscapeDataString));
        http.Response.Headers["X-Export-Same-Digest"] = file.Value.ReadsBackTheSame ? "true" : "false";
        return Results.File(file.Value.Open(), file.Value.ContentType, file.Value.FileName);
    }

    private static async Task<IResult> ProfileAsync(
        string product, string kind, string path, string version, string? against, Caller caller, DatasetProfileView profile,
        CancellationToken cancel) =>
        ArtifactKinds.Parse(kind) is { } of
            ? (await profile.RunAsync(product, of, EncodedPath.Decode(path), EncodedPath.Decode(version), against, caller, cancel)).Ok()
            : Problems.Of(ArtifactsRefusals.NoSuchKind(kind));

    private static async Task<IResult> SaveAsync(
        string product, string kind, string path, VersionBody body, HttpContext http, Caller caller, SaveVersion save,
        CancellationToken cancel)
    {
        if (ArtifactKinds.Parse(kind) is not { } of)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind));
        var condition = WriteTag.Of(http);
        if (condition is not null && (condition.Content is null || (body.Parent is { } parent && parent != condition.Content)))
            return WriteTag.Unmet();
        var wanted = new VersionToSave(
            of, EncodedPath.Decode(path), body.Content ?? "", body.Message ?? "Saved through the API", body.Parent ?? condition?.Content,
            VersionToSave.Api);
        var saved = await save.RunAsync(product, wanted, caller, cancel);
        if (condition is not null && saved.Refusal is { Code: "version-conflict" })
            return WriteTag.Unmet();
        var at = $"/api/v1/products/{Uri.EscapeDataString(product)}/artifacts/{of.Word()}/{Uri.EscapeDataString(wanted.Path)}/versions/";
        return saved is { Succeeded: true, Value.IsNew: true } ? saved.Created(version => at + version.Number) : saved.Ok();
    }

    private static Task<IResult> ReadWithSlashesAsync(
        string product, string kind, string rest, PageRequest page, Caller caller, HttpContext http,
        ArtifactView view, VersionHistory history, VersionText text, CancellationToken cancel) =>
        rest.Split('/') switch
        {
            [.. var path, "versions"] when path.Length > 0 => VersionsAsync(product, kind, Joined(path), page, caller, history, cancel),
            [.. var path, "versions", var version] when path.Length > 0 =>
                VersionAsync(product, kind, Joined(path), version, caller, http, text, cancel),
            var path => ReadAsync(product, kind, Joined(path), caller, http, view, text, cancel),
        };

    private static async Task<IResult> SaveWithSlashesAsync(
        string product, string kind, string rest, VersionBody body, HttpContext http, Caller caller, SaveVersion save,
        CancellationToken cancel) =>
        rest.Split('/') is [.. var path, "versions"] && path.Length > 0
            ? await SaveAsync(product, kind, Joined(path), body, http, caller, save, cancel)
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-call", "Versions are saved by POST to …/versions.");

    private static string Joined(string[] path) => string.Join('/', path);
}
