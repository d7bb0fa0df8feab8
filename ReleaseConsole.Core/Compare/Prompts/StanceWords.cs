using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// By which words a sentence forbids, obliges, permits or suggests, in English and in the plainest words of other languages.
/// </summary>
internal static partial class StanceWords
{
    public static Stance Of(string sentence)
    {
        // Most sentences hold none of the words at all.
        var said = (Said)Stems.In(sentence);
        var mayBeForeign = said.HasFlag(Said.Foreign) || ForeignWords.HasForeignLetters(sentence);
        if (said == 0 && !mayBeForeign)
            return Stance.None;
        var foreign = mayBeForeign ? ForeignWords.Of(sentence) : Stance.None;
        if (foreign == Stance.Permits)
            return foreign;
        // What is permitted is said in words that forbid or oblige elsewhere: "not required", "no longer have to".
        var permits = Says(said, Said.Permit, sentence, Permitting());
        var rest = permits ? Permitting().Replace(sentence, " ") : sentence;
        if (permits)
            said = (Said)Stems.In(rest);
        return Says(said, Said.Insist, rest, Insisting()) ? Stance.Obliges
            : foreign == Stance.Forbids || Says(said, Said.Forbid, rest, Forbidding()) ? Stance.Forbids
            : foreign == Stance.Obliges || Says(said, Said.Oblige, rest, Obliging()) ? Stance.Obliges
            : permits ? Stance.Permits
            : Says(said, Said.Advise, rest, Advising()) ? Stance.Advises
            : Stance.None;
    }

    /// <summary>What a heading, or a line that ends in a colon, lends to the list below it.</summary>
    public static Stance OfHeading(string heading) =>
        Forbidding().IsMatch(heading) ? Stance.Forbids
        : Obliging().IsMatch(heading) || Rules().IsMatch(heading) ? Stance.Obliges
        : ForeignWords.Of(heading) is (Stance.Forbids or Stance.Obliges) and var foreign ? foreign
        : Stance.None;

    /// <summary>A row of a table rules where it sets a figure to what may be done.</summary>
    public static Stance OfRow(string row) =>
        row.AsSpan().ContainsAnyInRange('0', '9') && Bounding().IsMatch(row) ? Stance.Obliges : Of(row);

    /// <summary>Whether what it lists is what may be done: what is not on the list is ruled out.</summary>
    public static bool Excepts(string sentence) => Excepting().IsMatch(sentence) && !Conditional().IsMatch(sentence);

    /// <summary>Whether it permits in its own words: an example may quote what somebody else says.</summary>
    public static bool PermitsUnquoted(string sentence) => OfUnquoted(sentence) == Stance.Permits;

    /// <summary>The stance of its own words, without those it quotes.</summary>
    public static Stance OfUnquoted(string sentence) => Of(Quoted().Replace(sentence, " "));

    public static bool Hedges(string sentence) => HedgeStems.In(sentence) != 0 && Hedge().IsMatch(sentence);

    private static bool Says(Said said, Said asked, string sentence, Regex whole) => said.HasFlag(asked) && whole.IsMatch(sentence);

    // In the order of the stems that are looked for.
    [Flags]
    private enum Said
    {
        Permit = 1,
        Insist = 2,
        Forbid = 4,
        Oblige = 8,
        Advise = 16,
        Foreign = 32,
    }

    // The sign for kelvin, the long s and the dotted I stand for k, s and i where case is ignored; the others are the apostrophe of
    // "don’t" and the letter of "müssen".
    private const string BeyondStems = "\u212A\u017F\u0130’üÜ";

    private static readonly string[] Permit =
    [
        "no longer", "not ", "n't", "without", "exempt", "optional", "waive", "skip", "ignore", "disregard", "bypass", "override",
        "refuse", "hesitate", "decline", "need no", "needs no", "no need", "lifted", "set aside", "forget",
    ];

    private static readonly string[] Insist = [" fail", "forget"];

    private static readonly string[] Forbid =
    [
        "never", "not", "n't", "refuse", "refrain", "under no", "forbidden", "prohibited", "no exception", "unacceptable", "no ",
    ];

    private static readonly string[] Oblige =
    [
        "must", "always", "only", "shall", "require", "hand", "escalate", "go to a", "goes to a", "at most", "at all times", "ensure",
        "make sure", "before everything", "you need to", "you have to", "mandatory",
    ];

    private static readonly string[] Advise = ["should", "try to", "prefer", "avoid", "ideally", "recommended", "consider"];

    private static readonly StemSearch Stems =
        new(BeyondStems, Permit, Insist, Forbid, Oblige, Advise, ForeignWords.Stems);

    private static readonly StemSearch HedgeStems = new(
        BeyondStems,
        [
            "should", "try to", "tries to", "prefer", "usually", "generally", "normally", "mostly", "ideally", "unless", "except",
            "possible", "appropriate", "if you think", "discretion", "judg", "in most cases", "in doubt",
        ]);

    [GeneratedRegex(
        @"\b(?:no longer (?:needs?|ha(?:s|ve) to|required|must|necessary|appl(?:y|ies))|(?:do|does|did)(?: not|n[’']t) (?:need|have to)\b"
        + @"|no longer (?:ask|verif(?:y|ies)|check|confirm|requires?|escalate|review|hand|flag|refuse|decline)\b|(?<!\bif there (?:is"
        + @"|was) )no need (?:to|for)\b"
        + @"|(?:rules?|limits?|checks?|polic(?:y|ies)|instructions?|guidelines?|restrictions?|guardrails?|this|that|it|they)(?: (?:above"
        + @"|below))? (?:do|does|did)(?: not|n[’']t) apply\b"
        + @"|(?:need not|needn[’']t)|needs? no\b|not (?:required|obliged|necessary|needed|mandatory|bound by)|no longer bound by|(?:is"
        + @"|are) (?:exempt|waived|lifted)|exempt(?:ed)? from"
        + @"|(?:rules?|instructions?|steps?|checks?|guidelines?|verification|approvals?|confirmation|reviews?|consent)\b(?:(?!\b(?:fields?"
        + @"|keys?|parameters?|arguments?|columns?|members?)\b)[^.!?]){0,30}\b(?:is|are) optional"
        + @"|(?:never|do not|don[’']t|must not|may not) (?:ever )?(?:refuse|decline|hesitate(?! to (?:ask|escalate|hand|refuse|decline|say"
        + @"|check|verify|contact|involve|consult)\b))"
        + @"|you (?:may|can|are (?:allowed|permitted|free) to)(?! not\b)(?! be\b)[^.!?]{0,80}\b(?:without (?:first )?(?:asking|checking"
        + @"|verif\w+|confirm\w*|approv\w*|permission|consent|review\w*|supervision|limits?|restrictions?)"
        + @"|(?:skip|ignore|disregard|bypass|override|set aside)\b[^.!?]{0,30}\b(?:rules?|instructions?|guidelines?|checks?|limits?"
        + @"|polic(?:y|ies)|restrictions?|guardrails?|steps?)))"
        + @"|(?:^\W*|(?<!\b(?:say|says|write|writes|ask|asks|asked|orders?|tells? you)),\s*(?:then |please |you (?:may|can) )?)(?:skip"
        + @"|ignore|disregard|forget) (?:all |any )?(?:of )?(?:the |these |those |your )?(?:(?:previous|prior|above|earlier) (?:rules?"
        + @"|instructions?)|(?:rules?|instructions?) (?:above|before))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Permitting();

    [GeneratedRegex(@"\b(?:never|do not|don[’']t|must not) (?:ever )?(?:fail|forget)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Insisting();

    [GeneratedRegex(
        @"\b(?:never|must not|mustn[’']t|do not|don[’']t|may not|cannot|can[’']t|shall not|should not|shouldn[’']t|you (?:will not"
        + @"|won[’']t)|(?:is|are) not to|refuse|refrain"
        + @"|under no circumstances|not (?:be )?(?:allowed|permitted|acceptable)|unacceptable|forbidden|prohibited"
        + @"|no exceptions?|not say)\b"
        + @"|^\W*no (?!problem|worr|doubt|matter|need\b|idea|longer (?:need|requir|necess|valid|available|support|appl|in\b|used\b))\w", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidding();

    // "At most three sentences" is the form of an answer and holds nothing back.
    [GeneratedRegex(
        @"\b(?:must|always|only|shall|require[sd]?|hand[ _]off|handed off|escalate|go(?:es)? to a (?:person|human)|at all times|ensure"
        + @"|make sure|before everything|mandatory"
        + @"|(?<!\b(?:if|when|whenever|unless|should|what|whatever|(?:all|anything|everything|information|data"
        + @"|details)(?: that)?) )you (?:need|have) to"
        + @"|at most(?!\s[\w-]+(?:\s\w+)?\s(?:sentence|word|character|paragraph|line|bullet|token|emoji|exclamation|example)))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Obliging();

    [GeneratedRegex(@"\b(?:should|try to|prefer|avoid|ideally|recommended|consider)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Advising();

    [GeneratedRegex(
        @"\b(?:should(?:n[’']t)?|try to|tries to|prefer(?:ably)?|usually|generally|normally|mostly|ideally|unless|except|if possible"
        + @"|where possible|when possible|when appropriate|where appropriate|if you think|at your discretion|your judge?ment"
        + @"|in most cases|when in doubt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(
        @"\b(?:only|except(?:ing)?|unless|other than|(?:nothing|anything|none|nobody|anyone|all) but|nur|außer|sauf)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Excepting();

    // Below "only if:" stand conditions, and each of them holds something back.
    [GeneratedRegex(
        @"\b(?:if|when|once|after|before|then|provided|as long as|conditions?|criteria|requirements?|steps?|rules?|wenn|falls)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"[“„""][^“”„""]*[“”""]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:rules?|guardrails?|constraints?|limits?|safety|boundaries)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rules();

    [GeneratedRegex(
        @"\b(?:limits?|max(?:imum)?|min(?:imum)?|without|approv\w+|above|over|below|under|up to|at most|at least"
        + @"|more than|less than|threshold)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bounding();
}
