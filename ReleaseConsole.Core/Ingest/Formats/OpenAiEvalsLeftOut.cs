using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What of a log of OpenAI's evals has no place in a record, counted while it is read.</summary>
internal sealed class OpenAiEvalsLeftOut
{
    private static readonly string[] Read = ["match", "metrics", "error", "sampling"];

    private readonly SortedDictionary<string, int> _events = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _metrics = new(StringComparer.Ordinal);

    public void Count(JsonObject line)
    {
        if (line["type"].Word() is not { } type)
            return;
        if (!Read.Contains(type))
            _events[type] = _events.GetValueOrDefault(type) + 1;
        else if (type == "metrics" && line["data"] is JsonObject data)
            _metrics.UnionWith(data.Where(one => one.Value.Number() is null).Select(one => one.Key));
    }

    public IEnumerable<string> Notes
    {
        get
        {
            if (_metrics.Count > 0)
                yield return $"Not read, because they are no numbers: {Counted.Names(_metrics, most: 8)}.";
            if (_events.Count > 0)
                yield return $"Not read: {string.Join(", ", _events.Take(8).Select(one => Counted.Of(one.Value, $"{one.Key} event")))}.";
        }
    }
}
