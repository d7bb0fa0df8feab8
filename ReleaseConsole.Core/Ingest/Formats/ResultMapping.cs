using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Which column of a plain table is what of a result: by the usual names, or as a <c>mapping</c> says
/// (<c>{"case": "question_id", "score": "f1", "metrics": ["recall", "precision"]}</c>).
/// </summary>
internal sealed class ResultMapping
{
    private static readonly Dictionary<string, string[]> Usual = new()
    {
        ["case"] = ["case", "case_id", "id", "test", "test_id", "sample_id", "name"],
        ["group"] = ["group", "category", "suite"],
        ["metric"] = ["metric", "measure"],
        ["score"] = ["score", "value"],
        ["pass"] = ["pass", "passed", "success", "correct"],
        ["error"] = ["error"],
        ["latency"] = ["latency_ms", "latency", "latencyMs", "latency_s", "latency_seconds", "duration_ms", "duration_s", "seconds"],
        ["cost"] = ["cost", "cost_usd", "total_cost"],
        ["tokens"] = ["tokens", "total_tokens"],
        ["repeat"] = ["repeat", "epoch", "trial", "attempt"],
        ["provider"] = ["provider", "model"],
        ["prompt"] = ["prompt_digest"],
    };

    /// <summary>Every word a mapping may use.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Usual.Keys, "digest", "metrics", "tags"];

    private static readonly string[] Outcomes = ["score", "pass", "metrics"];

    /// <summary>By the end of a column's name, or as a mapping says: milliseconds in one of it.</summary>
    private static readonly Dictionary<string, double> Units = new() { ["ms"] = 1, ["s"] = 1000, ["seconds"] = 1000 };

    private const int MostMetrics = 40;

    private const int MostTags = 8;

    /// <summary>No model answers faster than this; a run whose slowest answer does was measured in seconds.</summary>
    private const double FastestMs = 60;

    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private double? _unit;
    private readonly List<(string Tag, string Column)> _tags = [];
    private readonly List<(string Metric, string Column)> _metrics = [];

    private ResultMapping()
    {
    }

    /// <summary>Null when there is no case, or nothing that tells what became of it.</summary>
    public static ResultMapping? Of(IReadOnlyCollection<string> columns, JsonObject? stated)
    {
        var mapping = new ResultMapping();
        foreach (var (what, names) in Usual)
            if ((ColumnOf(stated?[what]) ?? names.FirstOrDefault(columns.Contains)) is { } column)
                mapping._columns[what] = column;
        if (stated?["digest"].Word() is { } digest)
            mapping._columns["prompt"] = digest;
        mapping._unit = UnitOf(stated?["latency"])
            ?? (mapping._columns.TryGetValue("latency", out var latency)
                ? Units.Where(one => EndOf(latency) == one.Key).Select(one => (double?)one.Value).FirstOrDefault()
                : null);
        mapping._tags.AddRange(ListedColumns.Tags(columns, stated).Take(MostTags));
        mapping._metrics.AddRange(ListedColumns.Metrics(columns, stated).Take(MostMetrics));
        return mapping._columns.ContainsKey("case")
            && (mapping._columns.ContainsKey("score") || mapping._columns.ContainsKey("pass") || mapping._metrics.Count > 0)
            ? mapping
            : null;
    }

    /// <summary>Why a mapping cannot be followed: a word it does not have, or a column the table does not have.</summary>
    /// <param name="isSparse">Rows name only what they have, so a column may be missing as long as the case and one outcome are
    /// there.</param>
    public static Refusal? Refuse(JsonObject stated, IReadOnlyCollection<string> columns, bool isSparse)
    {
        if (stated.Select(one => one.Key).FirstOrDefault(word => !Words.Contains(word)) is { } unknown)
            return FormatRefusals.UnknownMapping(unknown, Words);
        if (stated["latency"] is JsonObject latency && (latency["column"].Word() is null || UnitOf(latency) is null))
            return FormatRefusals.BadLatencyMapping();
        var missing = stated.SelectMany(one => ColumnsOf(one.Key == "latency" ? ColumnOf(one.Value) : one.Value)
            .Select(column => (Word: one.Key, Column: column)))
            .Where(one => one.Column is null || !columns.Contains(one.Column)).ToList();
        if (missing.Count == 0)
            return null;
        var isFollowed = isSparse && missing.TrueForAll(one => one.Word != "case")
            && Outcomes.Where(stated.ContainsKey).SelectMany(word => ColumnsOf(stated[word]))
                .Any(column => column is not null && columns.Contains(column));
        return isFollowed ? null : FormatRefusals.MappedColumnMissing(missing[0].Column ?? "a value that is no name", columns);
    }

    /// <summary>What is to be said of a table: the columns nobody read, and latencies that would be seconds anywhere else.</summary>
    public IEnumerable<string> Notes(IEnumerable<string> columns, IReadOnlyList<EvaluationRow> rows, ResultCells cells)
    {
        foreach (var (column, unread) in cells.Unread.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return $"Not read as a number: {Counted.Of(unread.Count, "cell")} of {column}, the first “{unread.First}”.";
        var read = _columns.Values.Concat(_tags.Select(one => one.Column)).Concat(_metrics.Select(one => one.Column));
        var left = columns.Except(read, StringComparer.Ordinal).ToList();
        if (left.Count > 0)
            yield return $"Not read: {Counted.Names(left, most: 8)}.";
        var known = rows.Select(row => row.LatencyMs).OfType<double>().ToList();
        if (_unit is null && known.Count > 0 && known.Max() is > 0 and < FastestMs)
            yield return $"{_columns["latency"]} was read as milliseconds. If it is seconds, a mapping says so: latency: {{column: {_columns["latency"]}, unit: s}}.";
    }

    private static string? ColumnOf(JsonNode? stated) => stated is JsonObject one ? one["column"].Word() : stated.Word();

    private static double? UnitOf(JsonNode? stated) =>
        stated is JsonObject one && one["unit"].Word() is { } unit && Units.TryGetValue(unit, out var known) ? known : null;

    private static string EndOf(string column) =>
        column.EndsWith("Ms", StringComparison.Ordinal) ? "ms" : column[(column.LastIndexOf('_') + 1)..];

    private static IEnumerable<string?> ColumnsOf(JsonNode? stated) => stated switch
    {
        JsonArray list => list.Select(one => one.Word()),
        JsonObject members => members.Select(one => one.Value.Word()),
        _ => [stated.Word()],
    };

    /// <summary>One row; <paramref name="cell"/> answers the text of a column, or null.</summary>
    public EvaluationRow Row(Func<string, string?> cell, ResultCells cells, IDictionary<Digest, int> prompts)
    {
        string? At(string what) => _columns.TryGetValue(what, out var column) && cell(column) is { Length: > 0 } text ? text : null;
        double? Number(string what) => At(what) is { } text ? cells.Number(_columns[what], text) : null;
        var error = At("error") is { } said && said is not ("false" or "0") ? said : null;
        var scores = _metrics.Select(one => (one.Metric, Score: cells.Number(one.Column, cell(one.Column))))
            .Where(one => one.Score is not null)
            .ToDictionary(one => one.Metric, one => one.Score!.Value, StringComparer.Ordinal);
        // A table without a column for the score goes by the first of its metrics: in every row by the same one.
        var main = _columns.ContainsKey("score") || _metrics.Count == 0 ? null : _metrics[0].Metric;
        var worded = ResultCells.Verdict(At("score"));
        double? score = main is not null
            ? (scores.TryGetValue(main, out var first) ? first : null)
            : worded is null ? Number("score") : null;
        var pass = error is null ? ResultCells.Flag(At("pass")) ?? worded : null;
        return new EvaluationRow(
            At("case") ?? "", At("case"), At("group"), PromptOf(At("prompt"), prompts), At("provider"), pass, error is null ? score : null,
            error ?? (pass is null && score is null && scores.Count == 0 ? Why(cell) : null), Number("latency") * (_unit ?? 1),
            Number("cost"), Number("repeat") is { } repeat and >= 0 and < 1_000_000 ? (int)repeat : 0)
        {
            Metric = At("metric") ?? (score is null ? null : main),
            Scores = scores.Count > 1 || (scores.Count == 1 && scores.Keys.First() != main) ? scores : null,
            Tags = TagsOf(cell),
            Tokens = Number("tokens") is { } tokens and >= 0 and < 1e15 ? (long)tokens : null,
        };
    }

    private string Why(Func<string, string?> cell)
    {
        (string?, string?) At(string? column) => (column, column is null ? null : cell(column));
        return ResultCells.WhyNothing(
            At(_columns.GetValueOrDefault("score")), At(_columns.GetValueOrDefault("pass")), At(_metrics.FirstOrDefault().Column));
    }

    /// <summary>
    /// Why a table tells of no case at all what became of it: its numbers have a comma where the comma separates the cells.
    /// </summary>
    public Refusal? Refuse(IReadOnlyList<EvaluationRow> rows, ResultCells cells) =>
        rows.Count > 0 && rows.All(row => row.Score is null && row.Pass is null)
            && cells.Unread.FirstOrDefault(
                one => one.Key == _columns.GetValueOrDefault("score") || _metrics.Exists(metric => metric.Column == one.Key))
            is { Key: { } column, Value: var unread } && ResultCells.HasDecimalComma(unread.First)
            ? FormatRefusals.NoNumbers(column, unread.First)
            : null;

    private Dictionary<string, string>? TagsOf(Func<string, string?> cell)
    {
        if (_tags.Count == 0)
            return null;
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (tag, column) in _tags)
            if (cell(column) is { Length: > 0 and <= 200 } value)
                tags[tag] = value;
        return tags.Count == 0 ? null : tags;
    }

    private static int PromptOf(string? digest, IDictionary<Digest, int> prompts)
    {
        if (!Digest.TryParse(digest, out var prompt))
            return 0;
        if (!prompts.TryGetValue(prompt, out var at))
            prompts[prompt] = at = prompts.Count;
        return at;
    }
}
