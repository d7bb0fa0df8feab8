using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What a model is told of a change: the parts of the summary as canonical JSON and nothing else, with what belongs to a person and what
/// looks like a key struck out.
/// </summary>
public sealed record SummaryFacts(string Json)
{
    public Digest Digest { get; } = Digest.Of(Json);

    public static SummaryFacts Of(BehaviourSummary summary, Audience audience) => new(Encoding.UTF8.GetString(CanonicalJson.Of(new
    {
        audience = audience.ToString().ToLowerInvariant(),
        parts = summary.Parts.Select(part => new SummaryPart(part.Heading, [.. part.Sentences.Select(Struck)])).ToList(),
    })));

    private static string Struck(string sentence)
    {
        var text = new StringBuilder(sentence);
        foreach (var secret in SecretScan.AllIn(sentence).Reverse())
            text.Remove(secret.Index, secret.Length).Insert(secret.Index, $"[{secret.Kind}]");
        foreach (var datum in PersonalData.In(sentence))
            text.Replace(datum.Value, $"[{datum.Kind[(datum.Kind.IndexOf(' ', StringComparison.Ordinal) + 1)..]}]");
        return text.ToString();
    }
}
