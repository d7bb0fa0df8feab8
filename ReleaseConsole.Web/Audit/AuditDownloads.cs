using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Api;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Audit;

/// <summary>The audit page's files: the shown page of entries, and one entry's proof. The same use cases, so the same permissions.</summary>
internal static class AuditDownloads
{
    public static void MapAuditDownloads(this WebApplication app)
    {
        app.MapGet("/{product}/audit/export", ExportAsync).ExcludeFromDescription();
        app.MapGet("/{product}/audit/proofs/{index:long}", ProofAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ExportAsync(
        string product, string format, HttpContext http, PersonActor persons, AuditSearch search, ExportSearch export,
        CancellationToken cancel)
    {
        var query = http.Request.Query;
        var filter = new AuditFilter(product)
        {
            Words = query["q"].FirstOrDefault(),
            Actions = [.. query["action"].OfType<string>()],
            Actors = [.. query["actor"].OfType<string>()],
            Environments = [.. query["environment"].OfType<string>()],
            Subject = query["subject"].FirstOrDefault(),
            From = AuditFilter.DayOf(query["from"]),
            To = AuditFilter.DayOf(query["to"]),
            WholeTenant = query["scope"] == "tenant",
            Before = long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
        };
        if (await ActorAsync(http, persons, cancel) is not { } actor)
            return Results.Unauthorized();
        if (format == "proof")
            return await ProvedAsync(filter.Question, actor, export, cancel);
        var found = await search.RunAsync(filter.Question, actor, cancel);
        if (!found.Succeeded)
            return Problems.Of(found.Refusal);
        return format == "csv"
            ? Results.File(Encoding.UTF8.GetBytes(AuditCsv.Of(found.Value.Rows)), "text/csv", "audit.csv")
            : Results.File(CanonicalJson.Of(found.Value.Rows.Select(AuditEventShown.Of)), "application/json", "audit.json");
    }

    private static async Task<IResult> ProvedAsync(AuditQuestion question, Core.Actor actor, ExportSearch export, CancellationToken cancel)
    {
        var made = await export.RunAsync(question, actor, cancel);
        return made.Succeeded
            ? Results.Stream(to => made.Value.WriteAsync(to, cancel), "application/zip", "audit-search.zip")
            : Problems.Of(made.Refusal);
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

    private static async Task<Core.Actor?> ActorAsync(HttpContext http, PersonActor persons, CancellationToken cancel) =>
        PersonClaims.SessionOf(http.User) is { } session
            ? await persons.RunAsync(
                session.Issuer, session.Subject, PersonClaims.TenantOf(http.User), session.Begun, $"session-{session.Id}", cancel)
            : null;
}
