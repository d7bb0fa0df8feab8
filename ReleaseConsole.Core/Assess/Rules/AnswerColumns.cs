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

    // What a row stands under is nothing it is asked.
    private static readonly HashSet<string> Terms = new(StringComparer.OrdinalIgnoreCase)
        { "data_class", "dataClass", "data-class", "data_classification",
          "security_class", "privacy_class", "license_class", "licence_class" };

    public static bool Holds(string column) => !Terms.Contains(column) && Word().Matches(column).Any(word => Words.Contains(word.Value));

    // Parts of expected_output, groundTruth and data.class.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+")]
    private static partial Regex Word();
}
