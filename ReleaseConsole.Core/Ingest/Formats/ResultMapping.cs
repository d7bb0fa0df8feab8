using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Which column of a plain table is what of a result: by the usual names, or as the file's own <c>mapping</c> says
/// (<c>{"case": "question_id", "score": "f1"}</c>).
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
        ["latency"] = ["latency_ms", "latency", "latencyMs"],
        ["cost"] = ["cost"],
        ["tokens"] = ["tokens", "total_tokens"],
        ["provider"] = ["provider", "model"],
        ["prompt"] = ["prompt_digest"],
    };

    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);

    private ResultMapping()
    {
    }

    /// <summary>Null when there is no case, or nothing that tells what became of it.</summary>
    public static ResultMapping? Of(IReadOnlyCollection<string> columns, JsonObject? stated)
    {
        var mapping = new ResultMapping();
        foreach (var (what, names) in Usual)
            if ((stated?[what].Word() ?? names.FirstOrDefault(columns.Contains)) is { } column)
                mapping._columns[what] = column;
        return mapping._columns.ContainsKey("case") && (mapping._columns.ContainsKey("score") || mapping._columns.ContainsKey("pass")) ? mapping : null;
    }

    /// <summary>One row; <paramref name="cell"/> answers the text of a column, or null.</summary>
    public EvaluationRow Row(Func<string, string?> cell, IDictionary<Digest, int> prompts)
    {
        string? At(string what) => _columns.TryGetValue(what, out var column) && cell(column) is { Length: > 0 } text ? text : null;
        var error = At("error") is { } said && said is not ("false" or "0") ? said : null;
        var score = Number(At("score"));
        var pass = error is null ? Flag(At("pass")) : null;
        return new EvaluationRow(
            At("case") ?? "", At("case"), At("group"), PromptOf(At("prompt"), prompts), At("provider"), pass, error is null ? score : null,
            error ?? (pass is null && score is null ? "The row has neither a score nor a verdict." : null), Number(At("latency")), Number(At("cost")), 0)
        {
            Metric = At("metric"),
            Tokens = Number(At("tokens")) is { } tokens and >= 0 and < 1e15 ? (long)tokens : null,
        };
    }

    private static int PromptOf(string? digest, IDictionary<Digest, int> prompts)
    {
        if (!Digest.TryParse(digest, out var prompt))
            return 0;
        if (!prompts.TryGetValue(prompt, out var at))
            prompts[prompt] = at = prompts.Count;
        return at;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static bool? Flag(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "1" or "1.0" or "yes" or "pass" or "passed" => true,
        "false" or "0" or "0.0" or "no" or "fail" or "failed" => false,
        _ => null,
    };
}
