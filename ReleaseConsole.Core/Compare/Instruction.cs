using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// One sentence or list item of a prompt, on its line, with how firmly it speaks. <see cref="Inherited"/> is the stance of the heading it
/// is listed under. What it says is only read when asked for: most sentences of two versions are the same.
/// </summary>
public sealed partial record Instruction(int Line, string Text, Stance Inherited)
{
    private string? _key;
    private Stance? _stance;
    private bool? _hedged;

    public Stance Stance => _stance ??= Own(Text) is not Stance.None and var own ? own : Inherited;

    public bool Hedged => _hedged ??= Says(Text, HedgeStems, Hedge());

    /// <summary>The words that count when two sentences are held to be the same, without list marks, case and punctuation.</summary>
    public string Key => _key ??= Words(Text);

    public bool IsFirm => Stance is Stance.Obliges or Stance.Forbids;

    /// <summary>Every sentence of a prompt. A list item under a heading that forbids or speaks of rules takes the heading's stance.</summary>
    public static IReadOnlyList<Instruction> Of(PromptReading prompt)
    {
        var all = new List<Instruction>();
        var heading = Stance.None;
        var line = prompt.BodyLine - 1;
        foreach (var raw in prompt.Lines)
        {
            line++;
            if (string.IsNullOrWhiteSpace(raw))
                continue;
            if (raw.AsSpan().TrimStart().StartsWith("#") && Heading().Match(raw) is { Success: true } head)
                heading = HeadingStance(head.Groups[1].Value);
            else
            {
                var mark = IsMarked(raw) ? MarkLength(raw) : 0;
                Add(all, line, mark > 0 ? raw[mark..] : raw, mark > 0 ? heading : Stance.None);
            }
        }
        return all;
    }

    private static Stance Own(string sentence) =>
        Says(sentence, ForbiddingStems, Forbidding()) ? Stance.Forbids
        : Says(sentence, ObligingStems, Obliging()) ? Stance.Obliges
        : Says(sentence, AdvisingStems, Advising()) ? Stance.Advises
        : Stance.None;

    // Looking for one of the words is many times cheaper than looking for the whole; letters beyond ASCII may stand for these.
    private static bool Says(string sentence, SearchValues<string> stems, Regex whole) =>
        (sentence.AsSpan().ContainsAny(stems) || !Ascii.IsValid(sentence)) && whole.IsMatch(sentence);

    private static SearchValues<string> Stems(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ForbiddingStems =
        Stems("never", "not", "n't", "refuse", "under no", "forbidden", "prohibited", "no exception");

    private static readonly SearchValues<string> ObligingStems = Stems(
        "must", "always", "only", "shall", "require", "hand", "escalate", "go to a", "goes to a", "at most", "at all times", "ensure",
        "make sure", "before everything");

    private static readonly SearchValues<string> AdvisingStems =
        Stems("should", "try to", "prefer", "avoid", "ideally", "recommended", "consider");

    private static readonly SearchValues<string> HedgeStems = Stems(
        "should", "try to", "tries to", "prefer", "usually", "generally", "normally", "mostly", "ideally", "unless", "except", "possible",
        "appropriate", "if you think", "discretion", "judg", "in most cases", "in doubt");

    private static bool IsMarked(string line) =>
        line.AsSpan().TrimStart() is [var first, ..] && (first is '-' or '*' or '+' || char.IsAsciiDigit(first));

    private static string Words(string text)
    {
        Span<char> words = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter) || letter is '_' or '€' or '$' or '£' or '{' or '}')
                words[length++] = char.ToLowerInvariant(letter);
            else if (length > 0 && words[length - 1] != ' ')
                words[length++] = ' ';
        return new string(words[..length].TrimEnd(' '));
    }

    private static Stance HeadingStance(string heading) =>
        Forbidding().IsMatch(heading) ? Stance.Forbids
        : Obliging().IsMatch(heading) || Rules().IsMatch(heading) ? Stance.Obliges
        : Stance.None;

    private static void Add(List<Instruction> all, int number, string line, Stance heading)
    {
        // A sentence ends at a sign with something behind it; most lines hold one sentence.
        var rest = line.AsSpan().TrimEnd();
        if (rest.IndexOfAny('.', '!', '?') is >= 0 and var end && end < rest.Length - 1)
            foreach (var sentence in SentenceEnd().EnumerateSplits(line))
                One(line[sentence].Trim());
        else
            One(line.Trim());

        void One(string sentence)
        {
            if (sentence.Length > 2)
                all.Add(new Instruction(number, sentence, heading));
        }
    }

    private static int MarkLength(string line)
    {
        foreach (var mark in ListMark().EnumerateMatches(line))
            return mark.Length;
        return 0;
    }

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[""“'`(A-Z0-9])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\b(?:never|must not|mustn[’']t|do not|don[’']t|may not|cannot|can[’']t|shall not|refuse|under no circumstances|not allowed|forbidden|prohibited|no exceptions?|not say)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidding();

    [GeneratedRegex(
        @"\b(?:must|always|only|shall|required?|hand[ _]off|handed off|escalate|go(?:es)? to a (?:person|human)|at most|at all times|ensure|make sure|before everything)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Obliging();

    [GeneratedRegex(@"\b(?:should|try to|prefer|avoid|ideally|recommended|consider)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Advising();

    [GeneratedRegex(
        @"\b(?:should|try to|tries to|prefer(?:ably)?|usually|generally|normally|mostly|ideally|unless|except|if possible|where possible|when possible|when appropriate|where appropriate|if you think|at your discretion|your judge?ment|in most cases|when in doubt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"\b(?:rules?|guardrails?|constraints?|limits?|safety|boundaries)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rules();
}
