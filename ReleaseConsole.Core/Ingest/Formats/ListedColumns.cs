using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The columns of a plain table of which a result has several: its tags and its metrics.</summary>
internal static class ListedColumns
{
    /// <summary>By name (<c>tag</c>, <c>tag_language</c>, <c>slice_channel</c>), or as the mapping lists them.</summary>
    public static IEnumerable<(string Tag, string Column)> Tags(IReadOnlyCollection<string> columns, JsonObject? stated) =>
        stated?["tags"] is JsonArray listed
            ? Listed(listed, columns).Select(column => (column, column))
            : from column in columns.Order(StringComparer.Ordinal)
              where column is "tag" or "slice" || Begins(column, "tag_") || Begins(column, "slice_")
              select (WithoutFirstWord(column), column);

    /// <summary>
    /// A column of scores for each: by name (<c>metric_f1</c>, <c>score_f1</c>), or as the mapping lists or newly names them.
    /// </summary>
    public static IEnumerable<(string Metric, string Column)> Metrics(IReadOnlyCollection<string> columns, JsonObject? stated) =>
        stated?["metrics"] switch
        {
            JsonArray listed => Listed(listed, columns).Distinct(StringComparer.Ordinal).Select(column => (column, column)),
            JsonObject named =>
                from one in named
                let column = one.Value.Word()
                where column is not null && columns.Contains(column)
                select (one.Key, column),
            _ => columns.Where(column => Begins(column, "metric_") || Begins(column, "score_"))
                .Select(column => (Metric: WithoutFirstWord(column), column)).DistinctBy(one => one.Metric),
        };

    private static IEnumerable<string> Listed(JsonArray listed, IReadOnlyCollection<string> columns) =>
        listed.Select(one => one.Word()).OfType<string>().Where(columns.Contains);

    private static bool Begins(string column, string word) => column.StartsWith(word, StringComparison.Ordinal);

    private static string WithoutFirstWord(string column) => column[(column.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
