using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Which columns of a dataset hold what is right, by the names that are usual for it.</summary>
internal static partial class AnswerColumns
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "label", "labels", "expected", "answer", "answers", "output", "outputs", "target", "targets", "ideal", "gold", "golden", "truth",
        "reference", "references", "completion", "response", "class", "category", "intent", "verdict", "correct", "score", "rating",
        "solution", "chosen", "rejected", "assert", "asserts", "rubric",
    };

    public static bool Holds(string column) => Word().Matches(column).Any(word => Words.Contains(word.Value));

    // Parts of expected_output, groundTruth and data.class.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+")]
    private static partial Regex Word();
}
