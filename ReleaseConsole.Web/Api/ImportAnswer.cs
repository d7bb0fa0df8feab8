using System.Globalization;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Api;

/// <summary>An import as the API shows it, with a page of its items.</summary>
internal sealed record ImportAnswer(
    Guid Id, string Product, string Source, string SourceName, ImportState State, int Total, int Done, OutcomeCounts Outcomes,
    string StartedBy,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Problem, IReadOnlyList<ImportItemAnswer> Items, string? Cursor)
{
    public static ImportAnswer Of(ImportView view, PageRequest page, int skipped) => new(
        view.Id.Value, view.Product, view.Source, view.SourceName, view.State, view.Total, view.Done, view.Outcomes, view.StartedBy,
        view.StartedAt,
        view.EndedAt, view.Problem, [.. view.Items.Select(ImportItemAnswer.Of)],
        skipped + view.Items.Count < view.Matching
            ? PageRequest.Cursor((skipped + page.Limit).ToString(CultureInfo.InvariantCulture))
            : null);
}
