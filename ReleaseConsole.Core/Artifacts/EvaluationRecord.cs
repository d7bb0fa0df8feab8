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
    /// <summary>
    /// What it ran on where the runner gives names instead of bytes: task, dataset, revision; by what it is. Names prove nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string>? RanOnNames { get; init; }

    /// <summary>
    /// The artifacts it ran on by path and digest, where the run recorded them; prompts are in <see cref="RanOn"/> as well.
    /// </summary>
    public IReadOnlyDictionary<string, Digest>? RanOnArtifacts { get; init; }

    /// <summary>Reads the content of an evaluation version.</summary>
    /// <exception cref="JsonException">The bytes are not an evaluation of this program.</exception>
    public static EvaluationRecord Parse(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<EvaluationRecord>(canonical,
        CanonicalJson.Options) ?? throw new JsonException("The evaluation is null.");

    public byte[] ToCanonical() => CanonicalJson.Of(this);
}
