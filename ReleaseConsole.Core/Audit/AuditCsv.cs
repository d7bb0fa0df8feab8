using System.Globalization;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Entries as a table (RFC 4180), the hashed document last. A cell that a spreadsheet would run as a formula is made text.
/// </summary>
public static class AuditCsv
{
    public static string Of(IReadOnlyList<AuditRow> rows) => string.Concat(
        rows.Select(row => Line([
            row.Index.ToString(CultureInfo.InvariantCulture),
            row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            row.Action, row.ActorName, row.OnBehalfOf ?? "", row.Summary, Convert.ToBase64String(row.LeafHash), row.Document]))
        .Prepend("index,at,action,actor,onBehalfOf,summary,leafHash,document\r\n"));

    private static string Line(string[] cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        // https://owasp.org/www-community/attacks/CSV_Injection: names and sentences in the log are other people's.
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
