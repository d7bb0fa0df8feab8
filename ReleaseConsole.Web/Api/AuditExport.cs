using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Api;

/// <summary>Which entries are taken out with proof: as the search is asked, each list at most 20 long.</summary>
internal sealed record AuditExportRequest(
    string? Q = null, IReadOnlyList<string>? Actors = null, IReadOnlyList<string>? Actions = null, IReadOnlyList<string>? Subjects = null,
    IReadOnlyList<string>? Environments = null, string? Product = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    public AuditQuestion Question => new()
    {
        Words = Q,
        Actors = Actors ?? [],
        Actions = Actions ?? [],
        Subjects = Subjects ?? [],
        Environments = Environments ?? [],
        Product = Product,
        From = From,
        To = To,
    };
}

/// <summary>A proved search as the ZIP that <c>audit check</c> reads; the page and the API send the same.</summary>
internal static class AuditArchive
{
    public static IResult Archive(this Result<ProvedSearch> made, CancellationToken cancel) => made.Succeeded
        ? Results.Stream(to => made.Value.WriteAsync(to, cancel), "application/zip", "audit-search.zip")
        : Problems.Of(made.Refusal);
}
