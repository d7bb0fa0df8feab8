using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
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
        string product, bool? complete, HttpContext context, PersonActor persons, IAntiforgery antiforgery, StartImport start, ImportQueue queue,
        RefusalTicket tickets, IOptions<AntiforgeryOptions> tokens, CancellationToken cancel)
    {
        var pages = Urls.For(product);
        if (PersonClaims.SessionOf(context.User) is not { } session
            || await persons.RunAsync(
                session.Issuer, session.Subject, PersonClaims.TenantOf(context.User), session.Begun, $"session-{session.Id}", cancel) is not { } actor)
            return Results.NotFound();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var reader = new MultipartReader(boundary, context.Request.Body);
        if (!await ComesFromOurPageAsync(reader, context, antiforgery, tokens.Value))
            return Results.BadRequest();

        var started = await start.RunAsync(product, new UploadSource("from the browser", complete ?? false, MultipartFiles.Of(reader)), actor, cancel);
        if (!started.Succeeded)
            return Results.LocalRedirect(pages.NewImport(tickets.Of(started.Refusal)));
        queue.Enqueue(started.Value, actor);
        return Results.LocalRedirect(pages.Import(started.Value.Value));
    }

    /// <summary>The token stands first in the form; read as a header it does not make the framework buffer the files behind it.</summary>
    private static async Task<bool> ComesFromOurPageAsync(
        MultipartReader reader, HttpContext context, IAntiforgery antiforgery, AntiforgeryOptions tokens)
    {
        if (await reader.ReadNextSectionAsync() is not { } first
            || !ContentDispositionHeaderValue.TryParse(first.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value != tokens.FormFieldName
            || tokens.HeaderName is not { } header)
            return false;
        using var text = new StreamReader(first.Body);
        context.Request.Headers[header] = await text.ReadToEndAsync(context.RequestAborted);
        return await antiforgery.IsRequestValidAsync(context);
    }
}

/// <summary>The files of a multipart body, one after the other, as they arrive.</summary>
internal static class MultipartFiles
{
    public static async IAsyncEnumerable<UploadedFile> Of(MultipartReader reader)
    {
        while (await reader.ReadNextSectionAsync() is { } section)
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition()
                && HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value is { Length: > 0 } name)
                yield return new UploadedFile(name, section.Body);
    }
}

/// <summary>Carries a refusal's words through a redirect; protected, so that nobody can put words of their own on our page.</summary>
public sealed class RefusalTicket(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("import-refusal");

    public string Of(Refusal refusal) => _protector.Protect(System.Text.Json.JsonSerializer.Serialize(refusal));

    public Refusal? Read(string? ticket)
    {
        try
        {
            return ticket is null ? null : System.Text.Json.JsonSerializer.Deserialize<Refusal>(_protector.Unprotect(ticket));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
