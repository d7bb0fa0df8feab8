using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Ingest;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Api;

/// <summary>Taking files in from outside.</summary>
internal static class ImportEndpoints
{
    /// <summary>Room for the boundaries and headers of a multipart body around the files themselves.</summary>
    private const long Envelope = 1024 * 1024;

    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/products/{product}/imports", StartAsync).AcceptImportBody()
            .AddOpenApiOperationTransformer((call, _, _) => OpenApiDescription.TakesFiles(call))
            .WithSummary(
                "Multipart files, a zip, a tar.gz, a tar.zst, or JSON that names a git, mcp, langfuse or mlflow place. ?complete=true when "
                + "the files are the whole product; ?format=PATH=FORMAT names a file's format. 202: ask the Location for the outcome.")
            .Produces<ImportAnswer>(StatusCodes.Status202Accepted);

        api.MapPost("/imports/{id:guid}/retry",
            async (Guid id, Caller caller, ReadAgain again, CancellationToken cancel) =>
                (await again.RunAsync(new ImportId(id), file: null, caller, cancel)).Created(one => $"/api/v1/imports/{one.Value}"))
            .WithSummary("Reads the same files again, after decisions were made or rules written. 409 when they are no longer kept.")
            .Produces<ImportId>(StatusCodes.Status201Created);

        api.MapGet("/imports/{id:guid}", ShowAsync)
            .WithSummary(
                "Progress, and per item: created, unchanged, unresolved, refused (with why), ignored, missing (no longer in the place it "
                + "came from); ?outcome= and ?q= narrow the items.").Produces<ImportAnswer>();
    }

    private static async Task<IResult> StartAsync(
        string product, bool? complete, [FromQuery] string[]? format, HttpContext context, Caller caller, StartImport start, PullOnce pull,
        ImportProgress progress, ImportQueue queue, IngestOptions limits, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType() && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limits.UploadLimit + Envelope;
        var started = context.Request.HasJsonContentType()
            ? await PullAsync(product, context.Request, NamedFormats.In(format ?? []), caller, pull, cancel)
            : SourceOf(context.Request, complete ?? false) is { } source
                ? await start.RunAsync(product, NamedFormats.Of(source, format ?? []), caller, cancel)
                : null;
        if (started is null)
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "unknown-source",
                "Send multipart/form-data with files, application/zip, application/gzip, or application/json that names an outside place.");
        if (!started.Succeeded)
            return Problems.Of(started.Refusal);
        queue.Enqueue(started.Value, caller);
        var view = await progress.RunAsync(started.Value, new ItemsWanted(Limit: 1), caller, cancel);
        return view.Succeeded
            ? Results.Accepted($"/api/v1/imports/{started.Value.Value}", ImportAnswer.Of(view.Value, new PageRequest(null, 1), skipped: 0))
            : Problems.Of(view.Refusal);
    }

    private static async Task<Result<ImportId>> PullAsync(
        string product, HttpRequest request, IReadOnlyDictionary<string, string>? formats, Actor caller, PullOnce pull,
        CancellationToken cancel)
    {
        ImportRequest? wanted;
        try
        {
            wanted = await request.ReadFromJsonAsync<ImportRequest>(cancel);
        }
        catch (JsonException broken)
        {
            throw new BadHttpRequestException("The body is not JSON of an import.", broken);
        }
        var connection = (wanted ?? new ImportRequest()).Connection();
        return connection.Succeeded
            ? await pull.RunAsync(product, connection.Value with { Formats = formats }, caller, cancel)
            : connection.Refusal;
    }

    private static async Task<IResult> ShowAsync(
        Guid id, string? outcome, string? q, PageRequest page, Caller caller, ImportProgress progress, CancellationToken cancel)
    {
        var skip = page.Number() ?? 0;
        ItemOutcome? wanted = Enum.TryParse<ItemOutcome>(outcome, ignoreCase: true, out var parsed) ? parsed : null;
        if (outcome is not null && wanted is null)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "unknown-outcome",
                "Outcomes are created, unchanged, unresolved, refused, ignored, missing.");
        return (await progress.RunAsync(new ImportId(id), new ItemsWanted(wanted, q, skip, page.Limit), caller, cancel))
            .Ok(view => ImportAnswer.Of(view, page, skip));
    }

    private static IImportSource? SourceOf(HttpRequest request, bool complete)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        return type?.MediaType.Value?.ToLowerInvariant() switch
        {
            "multipart/form-data" when HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary =>
                new UploadSource("an upload", complete, MultipartFiles.Of(new MultipartReader(boundary, request.Body))),
            "application/zip" or "application/x-zip-compressed" => new ArchiveSource("archive.zip", () => request.Body),
            "application/gzip" or "application/x-gzip" or "application/x-tar" or "application/zstd" =>
                new ArchiveSource("archive.tar.gz", () => request.Body),
            _ => null,
        };
    }
}

internal sealed record ImportItemAnswer(
    string SourcePath, ItemOutcome Outcome, ArtifactKind? Kind, string? Path, Digest? Digest, int? Version, string? Code, string? Reason,
    int? Line,
    int? Column)
{
    public static ImportItemAnswer Of(ImportItem item) => new(
        item.SourcePath, item.Outcome, item.Kind, item.ArtifactPath, item.Digest, item.Version, item.Code, item.Reason, item.Line,
        item.Column);
}
