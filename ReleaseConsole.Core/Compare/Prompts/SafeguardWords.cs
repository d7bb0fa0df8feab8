using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Bare orders that hold the model back although no "must" or "never" stands in them: to ask or verify first, to mask, to hand to a person,
/// to keep below a figure. How an answer sounds or how long it is holds nothing back.
/// </summary>
internal static partial class SafeguardWords
{
    /// <summary>What stands further behind the verb belongs to another order.</summary>
    private const int LongestOrder = 400;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "mask", "redact", "encrypt", "anonymise", "anonymize", "pseudonymise", "pseudonymize", "obfuscate", "remove", "omit", "leave",
        "strip", "hide", "conceal", "withhold", "black", "blank", "verify", "authenticate", "validate", "double-check", "cross-check",
        "identify", "confirm", "check", "ask", "stop", "pause", "halt", "wait", "await", "get", "obtain", "seek", "request", "secure",
        "transfer", "refer", "forward", "route", "send", "pass", "redirect", "direct", "connect", "assign", "put", "hand", "turn",
        "defer", "alert", "notify", "page", "flag", "report", "warn", "log", "record", "tell", "advise", "urge", "call", "dial", "ring",
        "phone", "treat", "stick", "stay", "keep", "limit", "restrict", "confine", "base", "decline", "reject", "deny", "block", "hold",
        "cap", "timeout", "time", "abort", "cancel", "kill")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Order(string sentence)
    {
        foreach (var at in OrderHeads.In(sentence))
            if (Verbs.Contains(OrderHeads.Word(sentence, at))
                && (Holds(sentence[at..Math.Min(sentence.Length, at + LongestOrder)]) || IsFirst(sentence, at)))
                return true;
        return false;
    }

    // "Before you delete files, ask the user."
    private static bool IsFirst(string sentence, int at) => at > 0 && First().IsMatch(sentence) && ToAsk().IsMatch(sentence.AsSpan(at));

    private static bool Holds(string order) =>
        Protects().IsMatch(order) || (Asks().IsMatch(order) && !Style().IsMatch(order)) || HandsOver().IsMatch(order)
        || (order.AsSpan().ContainsAnyInRange('0', '9') && Bounds().IsMatch(order) && !Answer().IsMatch(order));

    [GeneratedRegex(
        @"^(?:mask|redact|anonymi[sz]e|pseudonymi[sz]e|obfuscate|black out|blank out|encrypt|authenticate|(?:verify|double-check"
        + @"|cross-check)(?! (?:that )?(?:your|the) (?:answer|reply|response|text|spelling|grammar|wording|format))"
        + @"|decline|reject|deny|block"
        + @"|(?:remove|omit|leave out|strip(?: out)?|hide|conceal|withhold)\b[^.!?]{0,40}\b(?:personal|private|sensitive|confidential|PII"
        + @"|names|e-?mails?|addresses|phone|card|account|IBANs?|passwords?|secrets?|tokens?|credentials?|identit\w+)"
        + @"|validate\b[^.!?]{0,40}\b(?:input|arguments?|identity|address|IBAN|order|amount|against|schema|token|signature)"
        + @"|treat\b[^.!?]{0,80}\b(?:as|like) (?:\w+ ){0,2}(?:data|untrusted|confidential|private|secret|sensitive|urgent|emergenc\w+)"
        + @"|keep\b[^.!?]{0,60}\b(?:confidential|private|secret|to yourself|hidden|out of (?:the )?logs?)"
        + @"|(?:stick to|stay (?:with)?in|keep to|limit yourself to|restrict (?:yourself|your \w+) to|confine yourself to"
        + @"|base\b[^.!?]{0,30}\bon)\b[^.!?]{0,50}\b(?:documents?|sources?|context|polic(?:y|ies)|scope|budget|limits?|law|guidelines?"
        + @"|rules|articles?|sandbox|repository|folder|directory))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Protects();

    [GeneratedRegex(
        @"^(?:ask\b[^.!?]{0,60}\b(?:before|first|(?:confirmation|approval|permission|consent|authori[sz]ation|sign-?off|go-ahead)"
        + @"|to (?:confirm|approve|authori[sz]e)|whether (?:you (?:may|can|should)|to (?:proceed|go on|continue)))"
        + @"|confirm\b[^.!?]{0,60}\b(?:before|first|identity|with (?:the|a|an|your) (?:user|customer|caller|client|person|human|manager"
        + @"|supervisor|doctor|patient))"
        + @"|identify\b[^.!?]{0,60}\b(?:before|first)"
        + @"|check\b[^.!?]{0,80}\b(?:before|first|with (?:the|a|an|your) (?:user|customer|caller|client|person|human|manager|supervisor"
        + @"|doctor|patient|owner|team)|identity|permissions?|authori[sz]ation|allowed|consent|polic(?:y|ies)|age)"
        + @"|(?:stop|pause|halt|wait)\b[^.!?]{0,60}\b(?:ask|confirm\w*|approv\w*|consent|permission|check|human|person|until)"
        + @"|(?:get|obtain|seek|request|secure|await|wait for)\b[^.!?]{0,50}\b(?:approvals?|permission|consent|confirmation"
        + @"|authori[sz]ation|sign-?off|signatures?|go-ahead))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^\W*before\b(?! (?:you )?(?:answer|reply|respond|writ|start|begin|explain))", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"^(?:ask|confirm|check|identify|request|get)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ToAsk();

    // "Check the spelling before you answer" is about the answer itself.
    [GeneratedRegex(
        @"\b(?:spelling|grammar|tone|wording|length|format(?:ting)?)\b|^(?:ask|check|confirm)\b(?:(?!\b(?:identity|permission|consent"
        + @"|approval)\b)[^.!?]){0,60}\b(?:before|first)\W+(?:you |it )?(?:answer|repl(?:y|ies)|respond|writ|start|begin"
        + @"|explain|offer(?:ing)? help)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Style();

    [GeneratedRegex(
        @"^(?:(?:transfer|refer|forward|route|send|pass|redirect|direct|connect|assign|put|leave|hand|turn|defer|report"
        + @"|escalate)\b[^.!?]{0,60}\b(?:to|with) (?:an? |the |your |our |their )?(?:\w+ ){0,2}(?:person|humans?|manager|supervisor"
        + @"|colleague|specialist|doctor|nurse|lawyer|physician|operator|counsell?or|therapist|hotline|helpline|clinician|professional"
        + @"|officer|(?:security|legal|fraud|compliance|safety|crisis) team)"
        + @"|(?:alert|notify|page|warn|flag|log|record)\b[^.!?]{0,60}\b(?:humans?|person|manager|supervisor|security|on-?call|owner"
        + @"|operator|officer|compliance|legal|police|for (?:\w+ )?review|(?:every|each|all) (?:\w+ )?(?:access|calls?|actions?|changes?"
        + @"|commands?|refunds?|payments?|requests?))"
        + @"|warn (?:the|them|him|her|users?|customers?|callers?|patients?|people)"
        + @"|(?:(?:tell|advise|urge|ask|direct|get) (?:them|him|her|(?:the )?(?:callers?|users?|patients?|customers?"
        + @"|people)) (?:to )?(?:immediately |at once )?)?(?:call|dial|ring|phone|contact"
        + @"|go to)\b[^.!?]{0,20}(?<![\d.,-])(?:\b\d{3}\b(?![ -]?\d)|\bemergenc\w+|\bambulance|\bpoison|\bpolice|\bhospital|\bcrisis))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex HandsOver();

    [GeneratedRegex(
        @"^(?:(?:keep|hold|stay)\b[^.!?]{0,60}\b(?:below|under|within|above|over|at most|at least|less than|fewer than|more than)"
        + @"|(?:limit|cap|restrict)\b[^.!?]{0,60}\b(?:to|at|below|under)"
        + @"|(?:time ?out|abort|stop|cancel|kill)\b[^.!?]{0,60}\b(?:after|at|within|once))\s[^.!?]{0,20}\d",
        RegexOptions.IgnoreCase)]
    private static partial Regex Bounds();

    [GeneratedRegex(
        @"\b(?:words?|sentences?|characters?|paragraphs?|bullets?|answers?|repl(?:y|ies)|responses?|summar(?:y|ies)|lists?|titles?"
        + @"|subjects?|texts?|messages?|outputs?|headings?|explanations?|descriptions?|yourself)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Answer();
}
