using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// One thing an approval is tied to, in its signer's words. <see cref="Id"/> binds it to that signature, to the digests it was given over
/// and to those words: another signature asks anew.
/// </summary>
public sealed record ApprovalCondition(Digest Id, Decision Decision, string Text)
{
    public const int Longest = 1_000;
    public const int Most = 20;

    public static IReadOnlyList<ApprovalCondition> Of(Decision decision) => decision.Meaning != DecisionMeaning.Approved
        ? []
        : [.. Lines(decision.Conditions).Select(text => new ApprovalCondition(DigestOf(decision, text), decision, text))];

    /// <summary>One a line; the mark of a list before it is no part of it, and the same words twice are one.</summary>
    public static IReadOnlyList<string> Lines(string? written) =>
    [
        .. (written ?? "").ReplaceLineEndings("\n").Split('\n').Select(WithoutMark).Where(line => line.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];

    private static string WithoutMark(string line)
    {
        var text = line.Trim();
        if (text.Length > 0 && text[0] is '-' or '*' or '•' && (text.Length == 1 || text[1] == ' '))
            text = text[1..].TrimStart();
        return text.StartsWith("[ ]", StringComparison.Ordinal) ? text[3..].TrimStart() : text;
    }

    private static Digest DigestOf(Decision decision, string text) => CanonicalJson.DigestOf(new
    {
        decision = decision.Id.Value,
        proposal = decision.ProposalDigest,
        policy = decision.PolicyDigest,
        evidence = decision.EvidenceDigest,
        text,
    });
}
