using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>By which words a sentence forbids, obliges, permits or suggests, in English and in the plainest words of German and French.</summary>
internal static partial class StanceWords
{
    public static Stance Of(string sentence)
    {
        // What is permitted is said in words that forbid or oblige elsewhere: "not required", "no longer have to".
        var permits = Says(sentence, PermittingStems, Permitting());
        var rest = permits ? Permitting().Replace(sentence, " ") : sentence;
        return Says(rest, InsistingStems, Insisting()) ? Stance.Obliges
            : Says(rest, ForbiddingStems, Forbidding()) || ForeignWords.Forbid(rest) ? Stance.Forbids
            : Says(rest, ObligingStems, Obliging()) || ForeignWords.Oblige(rest) ? Stance.Obliges
            : permits ? Stance.Permits
            : Says(rest, AdvisingStems, Advising()) ? Stance.Advises
            : Stance.None;
    }

    /// <summary>What a heading, or a line that ends in a colon, lends to the list below it.</summary>
    public static Stance OfHeading(string heading) =>
        Forbidding().IsMatch(heading) || ForeignWords.Forbid(heading) ? Stance.Forbids
        : Obliging().IsMatch(heading) || Rules().IsMatch(heading) || ForeignWords.Oblige(heading) ? Stance.Obliges
        : Stance.None;

    /// <summary>A row of a table rules where it sets a figure to what may be done.</summary>
    public static Stance OfRow(string row) =>
        row.AsSpan().ContainsAnyInRange('0', '9') && Bounding().IsMatch(row) ? Stance.Obliges : Of(row);

    public static bool Hedges(string sentence) => Says(sentence, HedgeStems, Hedge());

    // Looking for one of the words is many times cheaper than looking for the whole; letters beyond ASCII may stand for these.
    private static bool Says(string sentence, SearchValues<string> stems, Regex whole) =>
        (sentence.AsSpan().ContainsAny(stems) || !Ascii.IsValid(sentence)) && whole.IsMatch(sentence);

    private static SearchValues<string> Stems(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> PermittingStems = Stems(
        "no longer", "not ", "n't", "without", "exempt", "optional", "waive", "skip", "ignore", "disregard", "bypass", "override", "refuse",
        "hesitate", "decline", "need no");

    private static readonly SearchValues<string> InsistingStems = Stems(" fail", "forget");

    private static readonly SearchValues<string> ForbiddingStems = Stems(
        "never", "not", "n't", "refuse", "refrain", "under no", "forbidden", "prohibited", "no exception", "unacceptable", "no ");

    private static readonly SearchValues<string> ObligingStems = Stems(
        "must", "always", "only", "shall", "require", "hand", "escalate", "go to a", "goes to a", "at most", "at all times", "ensure",
        "make sure", "before everything", "you need to", "you have to", "mandatory");

    private static readonly SearchValues<string> AdvisingStems =
        Stems("should", "try to", "prefer", "avoid", "ideally", "recommended", "consider");

    private static readonly SearchValues<string> HedgeStems = Stems(
        "should", "try to", "tries to", "prefer", "usually", "generally", "normally", "mostly", "ideally", "unless", "except", "possible",
        "appropriate", "if you think", "discretion", "judg", "in most cases", "in doubt");

    [GeneratedRegex(
        @"\b(?:no longer (?:needs?|has|have|required|must|necessary|apply|applies)|(?:do|does|did) not (?:need|have|apply)\b|(?:do|does|did)n[’']t (?:need|have|apply)\b"
        + @"|(?:need not|needn[’']t)|needs? no\b|not (?:required|obliged|necessary|needed|mandatory)|(?:is|are) (?:exempt|optional|waived)|exempt(?:ed)? from"
        + @"|(?:never|do not|don[’']t|must not|may not) (?:ever )?(?:refuse|hesitate|decline)"
        + @"|you (?:may|can|are (?:allowed|permitted|free) to)(?! not\b)(?! be\b)[^.!?]{0,80}\b(?:without (?:first )?(?:asking|checking|verif\w+|confirm\w*|approv\w*|permission|consent|review\w*|supervision|limits?|restrictions?)"
        + @"|(?:skip|ignore|disregard|bypass|override|set aside)\b[^.!?]{0,30}\b(?:rules?|instructions?|guidelines?|checks?|limits?|polic(?:y|ies)|restrictions?|guardrails?|steps?)))"
        + @"|^\W*(?:skip|ignore|disregard|forget) (?:all |any )?(?:of )?(?:the |these |those |your )?(?:(?:previous|prior|above|earlier) (?:rules?|instructions?)|(?:rules?|instructions?) (?:above|before))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Permitting();

    [GeneratedRegex(@"\b(?:never|do not|don[’']t|must not) (?:ever )?(?:fail|forget)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Insisting();

    [GeneratedRegex(
        @"\b(?:never|must not|mustn[’']t|do not|don[’']t|may not|cannot|can[’']t|shall not|should not|shouldn[’']t|you (?:will not|won[’']t)|(?:is|are) not to|refuse|refrain"
        + @"|under no circumstances|not (?:be )?(?:allowed|permitted|acceptable)|unacceptable|forbidden|prohibited|no exceptions?|not say)\b"
        + @"|^\W*no (?!problem|worr|doubt|matter|need\b|idea)\w", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidding();

    // "At most three sentences" is the form of an answer and holds nothing back.
    [GeneratedRegex(
        @"\b(?:must|always|only|shall|require[sd]?|hand[ _]off|handed off|escalate|go(?:es)? to a (?:person|human)|at all times|ensure|make sure|before everything|you (?:need|have) to|mandatory"
        + @"|at most(?!\s[\w-]+(?:\s\w+)?\s(?:sentence|word|character|paragraph|line|bullet|token)))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Obliging();

    [GeneratedRegex(@"\b(?:should|try to|prefer|avoid|ideally|recommended|consider)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Advising();

    [GeneratedRegex(
        @"\b(?:should(?:n[’']t)?|try to|tries to|prefer(?:ably)?|usually|generally|normally|mostly|ideally|unless|except|if possible|where possible|when possible|when appropriate|where appropriate|if you think|at your discretion|your judge?ment|in most cases|when in doubt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"\b(?:rules?|guardrails?|constraints?|limits?|safety|boundaries)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rules();

    [GeneratedRegex(
        @"\b(?:limits?|max(?:imum)?|min(?:imum)?|without|approv\w+|above|over|below|under|up to|at most|at least|more than|less than|threshold)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bounding();
}
