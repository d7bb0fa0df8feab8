using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare;

/// <summary>Whether an instruction forbids, obliges, or only suggests.</summary>
public enum Stance
{
    None,

    /// <summary>Suggests: should, try to, prefer.</summary>
    Advises,
    Obliges,
    Forbids,
}

/// <summary>One sentence or list item of a prompt, on its line, with how firmly it speaks.</summary>
public sealed partial record Instruction(int Line, string Text, Stance Stance, bool Hedged)
{
    /// <summary>The words that count when two sentences are held to be the same, without list marks, case and punctuation.</summary>
    public string Key { get; } = NotWords().Replace(Text.ToLowerInvariant(), " ").Trim();

    public bool IsFirm => Stance is Stance.Obliges or Stance.Forbids;

    /// <summary>Every sentence of a prompt. A list item under a heading that forbids or speaks of rules takes the heading's stance.</summary>
    public static IReadOnlyList<Instruction> Of(PromptReading prompt)
    {
        var all = new List<Instruction>();
        var heading = Stance.None;
        var line = prompt.BodyLine - 1;
        foreach (var raw in prompt.Body.Split('\n'))
        {
            line++;
            if (Heading().Match(raw) is { Success: true } head)
                heading = HeadingStance(head.Groups[1].Value);
            else
                foreach (var sentence in Sentences(raw))
                    all.Add(From(line, sentence, ListMark().IsMatch(raw) ? heading : Stance.None));
        }
        return all;
    }

    private static Instruction From(int line, string sentence, Stance inherited)
    {
        var hedged = Hedge().IsMatch(sentence);
        var own = Forbidding().IsMatch(sentence) ? Stance.Forbids
            : Obliging().IsMatch(sentence) ? Stance.Obliges
            : Advising().IsMatch(sentence) ? Stance.Advises
            : Stance.None;
        return new Instruction(line, sentence, own is Stance.None ? inherited : own, hedged);
    }

    private static Stance HeadingStance(string heading) =>
        Forbidding().IsMatch(heading) ? Stance.Forbids
        : Obliging().IsMatch(heading) || Rules().IsMatch(heading) ? Stance.Obliges
        : Stance.None;

    private static IEnumerable<string> Sentences(string raw) =>
        SentenceEnd().Split(ListMark().Replace(raw, "")).Select(one => one.Trim()).Where(one => one.Length > 2);

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[""“'`(A-Z0-9])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:never|must not|mustn[’']t|do not|don[’']t|may not|cannot|can[’']t|shall not|refuse|under no circumstances|not allowed|forbidden|prohibited|no exceptions?|not say)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidding();

    [GeneratedRegex(@"\b(?:must|always|only|shall|required?|hand[ _]off|handed off|escalate|go(?:es)? to a (?:person|human)|at most|at all times|ensure|make sure|before everything)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Obliging();

    [GeneratedRegex(@"\b(?:should|try to|prefer|avoid|ideally|recommended|consider)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Advising();

    [GeneratedRegex(@"\b(?:should|try to|tries to|prefer(?:ably)?|usually|generally|normally|mostly|ideally|unless|except|if possible|where possible|when possible|when appropriate|where appropriate|if you think|at your discretion|your judge?ment|in most cases|when in doubt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"\b(?:rules?|guardrails?|constraints?|limits?|safety|boundaries)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rules();

    [GeneratedRegex(@"[^\p{L}\p{N}_€$£{}]+")]
    private static partial Regex NotWords();
}
