using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// Takes what a browser sends from the import page, as a form of its own: the bytes go straight to the staging folder instead of
/// through the circuit, and the browser names files with their folders.
/// </summary>
internal static class UploadEndpoint
{
    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost("/{product}/imports/upload", TakeAsync)
        .RequireAuthorization().AcceptImportBody().ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(
        string product, bool? complete, string? format, HttpContext context, PersonActor persons, IAntiforgery antiforgery,
        StartImport start, ImportQueue queue,
        RefusalTicket tickets, IOptions<AntiforgeryOptions> tokens)
    {
        var pages = Urls.For(product);
        if (PersonClaims.SessionOf(context.User) is not { } session
            || await persons.RunAsync(
                session.Issuer, session.Subject, PersonClaims.TenantOf(context.User), session.Begun, $"session-{session.Id}",
                context.RequestAborted) is not { } actor)
            return Results.NotFound();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var reader = new MultipartReader(boundary, context.Request.Body);
        var source = new UploadSource("from the browser", complete ?? false, MultipartFiles.Of(reader));
        Result<ImportId> started;
        try
        {
            if (!await ComesFromOurPageAsync(reader, context, antiforgery, tokens.Value))
                return Results.BadRequest();
            // Who leaves once everything is sent has begun the import; who leaves before breaks the body off, and nothing is taken.
            started = await start.RunAsync(
                product, NamedFormats.Of(source, format is { Length: > 0 } named ? [$"{NamedFormats.Every}={named}"] : []), actor,
                CancellationToken.None);
        }
        catch (BrokenUploadException broken)
        {
            started = broken.Refusal;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
        if (!started.Succeeded)
            return Next(context, pages.NewImport(tickets.Of(started.Refusal)), StatusCodes.Status422UnprocessableEntity);
        queue.Enqueue(started.Value, actor);
        return Next(context, pages.Import(started.Value.Value), StatusCodes.Status200OK);
    }

    /// <summary>The page's script is told where to go on; a form that posts by itself is sent there.</summary>
    private static IResult Next(HttpContext context, string at, int status) =>
        context.Request.Headers.Accept == "application/json" ? Results.Json(new { at }, statusCode: status) : Results.LocalRedirect(at);

    /// <summary>The token stands first in the form; read as a header it does not make the framework buffer the files behind it.</summary>
    private static async Task<bool> ComesFromOurPageAsync(
        MultipartReader reader, HttpContext context, IAntiforgery antiforgery, AntiforgeryOptions tokens)
    {
        if (await MultipartFiles.NextAsync(reader, number: 1) is not { } first
            || !ContentDispositionHeaderValue.TryParse(first.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value != tokens.FormFieldName
            || tokens.HeaderName is not { } header)
            return false;
        using var text = new StreamReader(new PartStream(first.Body, number: 1, tokens.FormFieldName));
        context.Request.Headers[header] = await text.ReadToEndAsync(context.RequestAborted);
        return await antiforgery.IsRequestValidAsync(context);
    }
}
