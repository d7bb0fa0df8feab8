using System.Globalization;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Api;

/// <summary>Reading the audit log from outside: search, the signed checkpoint, proofs. Hashes are base64, as in the checkpoint.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit");
        audit.MapGet("/events", SearchAsync)
            .WithSummary(
                "Entries of the log, newest first: full text over their contents, and structured filters. A "
                + "filter may be given up to 50 times: "
                + "any of its values will do, and every filter must hold.")
            .Produces<Page<AuditEventShown>>();

        audit.MapPost("/exports", async (AuditExportRequest wanted, Caller caller, ExportSearch export, CancellationToken cancel) =>
                (await export.RunAsync(wanted.Question, caller, cancel)).Archive(cancel))
            .WithSummary(
                "The newest 2 000 entries that answer, each with its proof, as a ZIP that “audit check” verifies "
                + "offline. The log tells who took it.")
            .Produces<byte[]>(contentType: "application/zip");

        audit.MapGet("/checkpoint", async (Caller caller, NewestCheckpoint checkpoint, CancellationToken cancel) =>
            {
                var newest = await checkpoint.RunAsync(caller, cancel);
                return newest.Succeeded ? Results.Text(newest.Value.Note, "text/plain") : Problems.Of(newest.Refusal);
            })
            .WithSummary("The newest checkpoint, a C2SP signed note.").Produces<string>(contentType: "text/plain");

        audit.MapGet("/proofs/inclusion", async (long index, long? size, Caller caller, ProveInclusion proofs, CancellationToken cancel) =>
                (await proofs.RunAsync(index, size, caller, cancel)).Ok())
            .WithSummary("The siblings that lead from an entry to the root of the log at a size (RFC 6962 §2.1.1).")
            .Produces<InclusionProof>();

        audit.MapGet("/proofs/consistency", async (long from, long to, Caller caller, ProveConsistency proofs, CancellationToken cancel) =>
                (await proofs.RunAsync(from, to, caller, cancel)).Ok())
            .WithSummary("What shows that the log at one size is a prefix of the log at a later one (RFC 6962 §2.1.2).")
            .Produces<ConsistencyProof>();
    }

    private static async Task<IResult> SearchAsync(
        string? q, string[]? actor, string[]? action, string? product, string[]? subject, string[]? environment, DateTimeOffset? from,
        DateTimeOffset? to, PageRequest page,
        Caller caller, AuditSearch search, CancellationToken cancel)
    {
        long? before = null;
        if (page.After is { } after)
            before = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : throw new BadHttpRequestException("The cursor is not one of ours.");
        var question = new AuditQuestion
        {
            Words = q,
            Actors = Given(actor),
            Actions = Given(action),
            Product = product,
            Subjects = Given(subject),
            Environments = Given(environment),
            From = from,
            To = to,
            Before = before,
            Limit = page.Limit,
        };
        return (await search.RunAsync(question, caller, cancel)).Ok(found => new Page<AuditEventShown>(
            [.. found.Rows.Select(AuditEventShown.Of)], found.Before is { } next ? PageRequest.Cursor(
                next.ToString(CultureInfo.InvariantCulture)) : null));
    }

    private static string[] Given(string[]? values) => [.. (values ?? []).Where(value => value.Length > 0)];
}
