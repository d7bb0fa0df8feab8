using System.Text;
using System.Text.Json;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The one shape of an evaluation's results: on which prompts it ran, and what became of every case. Its canonical JSON is the
/// content of an <c>evaluation</c> artifact; the result file itself is kept beside it.
/// </summary>
public sealed record EvaluationRecord(
    string Format, string? Name, DateTimeOffset? RanAt, IReadOnlyList<EvaluatedPrompt> RanOn, IReadOnlyList<string> Providers,
    IReadOnlyList<EvaluationRow> Rows, EvaluationStats Stats)
{
    /// <summary>What it ran on where the runner gives names instead of bytes: task, dataset, revision; by what it is. Names prove nothing.</summary>
    public IReadOnlyDictionary<string, string>? RanOnNames { get; init; }

    /// <summary>The artifacts it ran on by path and digest, where the run recorded them; prompts are in <see cref="RanOn"/> as well.</summary>
    public IReadOnlyDictionary<string, Digest>? RanOnArtifacts { get; init; }

    /// <summary>Reads the content of an evaluation version.</summary>
    /// <exception cref="JsonException">The bytes are not an evaluation of this program.</exception>
    public static EvaluationRecord Parse(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<EvaluationRecord>(canonical,
        CanonicalJson.Options) ?? throw new JsonException("The evaluation is null.");

    public byte[] ToCanonical() => CanonicalJson.Of(this);
}

/// <summary>A prompt the evaluation ran on, by the digest of its text, and the label the runner gave it.</summary>
public sealed record EvaluatedPrompt(Digest Digest, string Label)
{
    /// <summary>
    /// The digest that tells a prompt in a result file from another. White space at the end is left out, because runners cut it;
    /// a chat prompt in JSON is taken in canonical form, because runners write it anew.
    /// </summary>
    public static Digest DigestOf(ReadOnlySpan<byte> promptText)
    {
        var text = promptText.TrimEnd(" \t\r\n"u8);
        return text is [(byte)'{' or (byte)'[', ..] && CanonicalJson.From(text) is { Succeeded: true } json
            ? OfJson(json.Value)
            : Digest.Of(text);
    }

    /// <summary>Runners see the text or the messages; what the prompt keeps beside them (settings, syntax) is not in their file.</summary>
    private static Digest OfJson(byte[] canonical)
    {
        if (canonical[0] != (byte)'{')
            return Digest.Of(canonical);
        var prompt = PromptContent.Of(ContentForm.Json, canonical);
        return prompt switch
        {
            { Messages: { } messages } => CanonicalJson.DigestOf(messages),
            { Text: { } text } => Digest.Of(Encoding.UTF8.GetBytes(text.TrimEnd(' ', '\t', '\r', '\n'))),
            _ => Digest.Of(canonical),
        };
    }

    public static Digest DigestOf(string promptText) => DigestOf(Encoding.UTF8.GetBytes(promptText));
}

/// <summary>
/// One answer to one case. <see cref="Case"/> names the case by what it asks and how it is judged, so that the same case is paired across runs.
/// An answer that could not be had or graded has an <see cref="Error"/> and no <see cref="Pass"/>: it is missing, not a failure.
/// </summary>
public sealed record EvaluationRow(
    string Case, string? CaseName, string? Group, int Prompt, string? Provider, bool? Pass, double? Score, string? Error,
    double? LatencyMs, double? Cost, int Repeat)
{
    /// <summary>Named scores beside the overall one; null when the runner gave none.</summary>
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>What the score measures, where the runner says; null for the overall score.</summary>
    public string? Metric { get; init; }

    /// <summary>What the case is by other columns than its group, e.g. <c>language</c>: each value is a slice. Null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Tokens in and out together.</summary>
    public long? Tokens { get; init; }

    /// <summary>Why a grader failed the answer, in the runner's words; null for answers that passed.</summary>
    public string? Reason { get; init; }

    /// <summary>The test's number in the runner's own list, from 0.</summary>
    public int? Test { get; init; }

    /// <summary>What each assertion or grader found, in the runner's order; null when the runner tells only the whole.</summary>
    public IReadOnlyList<EvaluationCheck>? Checks { get; init; }

    /// <summary>The model refused to answer, where the runner says.</summary>
    public bool? IsRefusal { get; init; }

    /// <summary>A guardrail flagged the answer or the question, where the runner says.</summary>
    public bool? IsFlagged { get; init; }

    /// <summary>What cut the answer short: <c>token 4096</c>, <c>time 60</c>; null when nothing did.</summary>
    public string? Limit { get; init; }
}

/// <summary>One assertion on an answer: its metric's name, or its type where it has none.</summary>
public sealed record EvaluationCheck(string Name, bool? Pass, double? Score, string? Reason);

/// <summary>How many rows passed, failed and are missing.</summary>
public sealed record EvaluationStats(int Passed, int Failed, int Errors)
{
    public static EvaluationStats Of(IReadOnlyCollection<EvaluationRow> rows) =>
        new(rows.Count(row => row.Pass == true), rows.Count(row => row.Pass == false), rows.Count(row => row.Error is not null));
}
