using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Which side of a score is better, by its name: a harm or an error is better when there is less of it. A policy may say otherwise.
/// </summary>
internal static partial class MetricDirection
{
    // What is bad by its name, without a word that turns it round.
    private static readonly HashSet<string> Harms = new(StringComparer.Ordinal)
    {
        "toxicity", "toxic", "hallucination", "hallucinations", "hallucinated", "hallucinate", "error", "errors", "wer", "cer", "mer",
        "ter", "perplexity", "ppl", "loss", "nll", "bias", "biased", "violation", "violations", "violence", "violent", "harm", "harms",
        "harmful", "harmfulness", "unsafe", "mse", "rmse", "mae", "mape", "smape", "brier", "ece", "fpr", "fnr", "asr", "failure",
        "failures", "failed", "leak", "leaks", "leakage", "leaked", "timeout", "timeouts", "jailbreak", "jailbreaks", "jailbroken",
        "misinformation", "stereotype", "stereotypes", "stereotyping", "profanity", "insult", "insults", "hate", "hateful", "unfairness",
        "misuse", "maliciousness", "criminality", "misogyny", "contradiction", "contradictions", "fabrication", "fabrications",
        "fabricated", "incorrect", "incorrectness", "wrong", "unfaithful", "unfaithfulness", "overrefusal", "incoherence", "irrelevance",
        "ungrounded", "latency", "duration", "delay", "cost", "costs", "ttft", "tpot", "seconds", "ms", "millis", "crash", "crashes",
        "exception", "exceptions", "defect", "defects", "repetition", "repetitions", "duplication", "complaint", "complaints",
    };

    // More of it is neither good nor bad by itself.
    private static readonly HashSet<string> Either = new(StringComparer.Ordinal)
    {
        "refusal", "refusals", "refused", "refuse", "abstention", "abstentions", "abstained", "escalation", "escalations", "escalated",
        "handoff", "handoffs", "deflection", "length", "verbosity", "words", "characters", "sentences", "turns", "steps", "calls",
        "retries", "tokens", "entropy", "temperature", "distance", "risk", "threat", "threats", "attack", "attacks", "severity", "sexual",
        "pii", "noise", "drift", "time",
    };

    // A harm that is found, avoided or handled well is none, and neither is a share of right answers about harms.
    private static readonly HashSet<string> Turned = new(StringComparer.Ordinal)
    {
        "accuracy", "precision", "recall", "f1", "auc", "auroc", "pass", "passed", "passes", "passing", "free", "no", "non", "not",
        "without", "absence", "avoidance", "avoided", "anti", "detection", "detected", "detect", "detector", "handling", "handled",
        "handles", "recovery", "recovered", "resistance", "robustness", "prevention", "prevented", "mitigation", "correct", "correctness",
        "correctly", "quality", "safety", "safe", "low", "fewer", "less", "resolved", "resolution", "blocked", "caught", "awareness",
        "compliance", "agreement", "inverse", "inverted", "reduction", "reduced", "success", "ok", "good",
    };

    // What does not only speak of what stands behind it, but takes it away or says that it was dealt with.
    private static readonly HashSet<string> Taking = new(StringComparer.Ordinal)
    {
        "free", "no", "non", "not", "without", "avoided", "anti", "handled", "handles", "recovered", "prevented", "correct", "correctly",
        "low", "fewer", "less", "resolved", "blocked", "caught", "inverse", "inverted", "reduced", "good", "ok",
    };

    private static readonly HashSet<string> Denying = new(StringComparer.Ordinal)
        { "no", "non", "not", "without", "anti", "low", "fewer", "less", "failed", "wrong", "incorrect" };

    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal)
        { "of", "to", "in", "on", "from", "against", "for", "per", "by", "with" };

    /// <summary>True or false where the name says it; null where a reader could hold either.</summary>
    public static bool? HigherIsBetter(string name)
    {
        var words = Word().Matches(name).Select(word => word.Value.ToLowerInvariant()).ToList();
        // How often an attack succeeds is a harm that is named by its success.
        if (words.Contains("success") && words.Exists(word => word is "attack" or "attacks" or "jailbreak" or "jailbreaks" or "injection"))
            return false;
        // False alarms and misses, by their usual names.
        if (words.Exists(word => word is "positive" or "positives" or "negative" or "negatives"))
            words = words.ConvertAll(word => word == "false" ? "errors" : word);
        if (words.Contains("detected") && words.Exists(word => Harms.Contains(word) || Either.Contains(word)))
            return null;
        // "Time to resolution" is a time.
        var head = words.TakeWhile(word => !Prepositions.Contains(word)).ToList();
        return ByLast(head.Exists(IsKnown) ? head : words);
    }

    // "Safety violations" are violations, "violation safety" is a safety.
    private static bool? ByLast(List<string> words)
    {
        var last = words.FindLastIndex(IsKnown);
        if (last < 0)
            return true;
        var (word, isTaken) = (words[last], words.Take(last).Any(Taking.Contains));
        if (Harms.Contains(word))
            return isTaken;
        if (Either.Contains(word))
            return isTaken ? true : null;
        if (last > 0 && Denying.Contains(words[last - 1]))
            return false;
        // Of what there is less or none, the name does not say in words that are known.
        return last < words.Count - 1 && Denying.Contains(word) ? null : true;
    }

    private static bool IsKnown(string word) => Harms.Contains(word) || Either.Contains(word) || Turned.Contains(word);

    // Parts of toxicityScore, error_rate, WER and p95-latency.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*")]
    private static partial Regex Word();
}
