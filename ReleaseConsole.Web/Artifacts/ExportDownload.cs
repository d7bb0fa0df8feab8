using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Api;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>The file of one version, and of all notes, from their pages: the same use cases as the API's, so the same permission.</summary>
internal static class ExportDownload
{
    public static void MapExportDownload(this WebApplication app)
    {
        app.MapGet("/{product}/exports/{kind}/{**path}", TakeAsync).ExcludeFromDescription();
        app.MapGet("/{product}/exports/changelog", TakeNotesAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> TakeAsync(
        string product, string kind, string path, string? version, string? format, HttpContext http, PersonActor persons,
        ExportVersion export,
        CancellationToken cancel)
    {
        if (await WhoAsync(http, persons, cancel) is not { } actor)
            return Results.Unauthorized();
        if (ArtifactKinds.Parse(kind) is not { } of)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind));
        var file = await export.RunAsync(product, of, path, version ?? VersionText.Latest, format, actor, cancel);
        return file.Succeeded ? Results.File(file.Value.Open(), file.Value.ContentType, file.Value.FileName) : Problems.Of(file.Refusal);
    }

    private static async Task<IResult> TakeNotesAsync(
        string product, HttpContext http, PersonActor persons, ExportNotes export, CancellationToken cancel)
    {
        if (await WhoAsync(http, persons, cancel) is not { } actor)
            return Results.Unauthorized();
        var notes = await export.RunAsync(product, actor, cancel);
        return notes.Succeeded
            ? Results.File(Encoding.UTF8.GetBytes(notes.Value), "text/markdown", "CHANGELOG.md")
            : Problems.Of(notes.Refusal);
    }

    private static async Task<Actor?> WhoAsync(HttpContext http, PersonActor persons, CancellationToken cancel) =>
        PersonClaims.SessionOf(http.User) is { } session
            ? await persons.RunAsync(
                session.Issuer, session.Subject, PersonClaims.TenantOf(http.User), session.Begun, $"session-{session.Id}", cancel)
            : null;
}
