using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Api;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>The file of one version, from the artifact's page: the same use case as the API's export, so the same permission.</summary>
internal static class ExportDownload
{
    public static void MapExportDownload(this WebApplication app) =>
        app.MapGet("/{product}/exports/{kind}/{**path}", TakeAsync).ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(
        string product, string kind, string path, string? version, string? format, HttpContext http, PersonActor persons, ExportVersion export,
        CancellationToken cancel)
    {
        if (PersonClaims.SessionOf(http.User) is not { } session
            || await persons.RunAsync(session.Issuer, session.Subject, PersonClaims.TenantOf(http.User), session.Begun, $"session-{session.Id}", cancel) is not { } actor)
            return Results.Unauthorized();
        if (ArtifactKinds.Parse(kind) is not { } of)
            return Problems.Of(ArtifactsRefusals.NoSuchKind(kind));
        var file = await export.RunAsync(product, of, path, version ?? VersionText.Latest, format, actor, cancel);
        return file.Succeeded ? Results.File(file.Value.Bytes, "application/octet-stream", file.Value.FileName) : Problems.Of(file.Refusal);
    }
}
