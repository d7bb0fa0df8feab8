using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Api;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Audit;

/// <summary>
/// The audit page's files: the shown page of entries, the whole answer with proofs, and one entry's proof. The same use cases, so the
/// same permissions.
/// </summary>
internal static class AuditDownloads
{
    public static void MapAuditDownloads(this WebApplication app)
    {
        app.MapGet("/{product}/audit/export", ExportAsync).ExcludeFromDescription();
        // Taking entries out with proof is itself told by the log: by post alone, so that a prefetch or a foreign page writes nothing.
        app.MapPost("/{product}/audit/export", ExportProvedAsync).WithMetadata(new RequireAntiforgeryTokenAttribute())
            .ExcludeFromDescription();
        app.MapGet("/{product}/audit/proofs/{index:long}", ProofAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ExportAsync(
        string product, string format, HttpContext http, PersonActor persons, AuditSearch search, CancellationToken cancel)
    {
        if (await ActorAsync(http, persons, cancel) is not { } actor)
            return Results.Unauthorized();
        if (format is not ("csv" or "json"))
            return Results.NotFound();
        var found = await search.RunAsync(Asked(product, http).Question, actor, cancel);
        if (!found.Succeeded)
            return Problems.Of(found.Refusal);
        return format == "csv"
            ? Results.File(Encoding.UTF8.GetBytes(AuditCsv.Of(found.Value.Rows)), "text/csv", "audit.csv")
            : Results.File(CanonicalJson.Of(found.Value.Rows.Select(AuditEventShown.Of)), "application/json", "audit.json");
    }

    private static async Task<IResult> ExportProvedAsync(
        string product, HttpContext http, PersonActor persons, ExportSearch export, CancellationToken cancel)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return Results.BadRequest();
        if (await ActorAsync(http, persons, cancel) is not { } actor)
            return Results.Unauthorized();
        return (await export.RunAsync(Asked(product, http).Question, actor, cancel)).Archive(cancel);
    }

    private static async Task<IResult> ProofAsync(
        string product, long index, HttpContext http, PersonActor persons, ProveEntry prove, CancellationToken cancel)
    {
        if (await ActorAsync(http, persons, cancel) is not { } actor)
            return Results.Unauthorized();
        var made = await prove.RunAsync(index, actor, cancel);
        return made.Succeeded
            ? Results.File(Encoding.UTF8.GetBytes(made.Value.File.ToString()), "text/plain", $"{product}-{index}{TlogProof.FileExtension}")
            : Problems.Of(made.Refusal);
    }

    private static AuditFilter Asked(string product, HttpContext http) => AuditFilter.Of(product, http.Request.QueryString.Value ?? "");

    private static async Task<Core.Actor?> ActorAsync(HttpContext http, PersonActor persons, CancellationToken cancel) =>
        PersonClaims.SessionOf(http.User) is { } session
            ? await persons.RunAsync(
                session.Issuer, session.Subject, PersonClaims.TenantOf(http.User), session.Begun, $"session-{session.Id}", cancel)
            : null;
}
