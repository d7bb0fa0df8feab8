using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// The longest text of each row of a dataset, read without building the rows: a release may hold many that did not change.
/// </summary>
internal static class DatasetTexts
{
    public static IEnumerable<string> Longest(PinnedContent dataset) => dataset.Form == ContentForm.Bytes
        && dataset.Large is null && !DatasetReading.MayBeTable(dataset)
        ? Lines(ContentReading.WithoutMark(dataset.Bytes))
        : DatasetReading.Values(dataset).Select(Of);

    private static List<string> Lines(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<string>();
        foreach (var range in bytes.Split((byte)'\n'))
            if (bytes[range] is { IsEmpty: false } line)
                texts.Add(Of(line));
        return texts;
    }

    private static string Of(ReadOnlySpan<byte> line)
    {
        var longest = "";
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > longest.Length && reader.GetString() is { } text
                    && text.Length > longest.Length)
                    longest = text;
            return longest;
        }
        catch (JsonException)
        {
            // Plain text: the line itself is the row.
            return Encoding.UTF8.GetString(line);
        }
    }

    private static string Of(JsonNode? row) => row switch
    {
        JsonObject members => members.Select(member => Of(member.Value)).MaxBy(text => text.Length) ?? "",
        JsonArray list => list.Select(Of).MaxBy(text => text.Length) ?? "",
        _ => row.Word() ?? "",
    };
}
