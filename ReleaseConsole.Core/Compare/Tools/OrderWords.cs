using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Which words are an order to the model: to forget what it was told, to keep silent, to call or prefer a tool, to hand on what it knows,
/// to go without asking. What a tool itself does, needs or is given ("sends a mail", "log in first") is none.
/// </summary>
internal static partial class OrderWords
{
    private const RegexOptions How = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Tool = @"[`'""]?(?<other>[a-z0-9]+(?:[_.-][a-z0-9]+)+)[`'""]?(?: tool| function)?";

    private const int LongestWord = 80;

    private const string Comes =
        @"(?: is| was| gets| are)(?: also)? (?:called|used|invoked|run|available|enabled|present|installed|loaded|connected|active)\b,?";

    // "The recipient must be changed": done to what another tool is given, and never what a value of one's own has to be.
    private const string Passive =
        @"[^.\n]{0,60}\b(?:must|should|shall|has to|have to|needs? to|is to|are to) (?:always |first |also |silently )*be (?:changed"
        + @"|replaced|redirected|rerouted|forwarded|copied|bcc[’']?d|cc[’']?d|altered|rewritten|overwritten|swapped|sent to)\b[^.\n]{0,80}";

    private const string Imperative =
        @" (?:please |always |also |then |you must )*(?:set|add|include|put|append|replace|change|copy|bcc|cc|forward|send"
        + @"|prepend|insert)\b[^.\n]{0,80}";

    /// <summary>
    /// The orders of a text in its order; of words that are two of them at once, the first. What a tool says of its own names is none.
    /// </summary>
    public static IEnumerable<string> In(string text, Func<string, bool> isOwn, bool isSaid)
    {
        var found = Plain().Matches(text).Concat(OrderedCall().Matches(text))
            .Concat(HandedOn.In(text)).Concat(Leave.In(text)).Concat(OrdersAbroad.In(text))
            .ToList();
        found.AddRange(AboutAnother().Matches(text).Where(order => !isOwn(order.Groups["other"].Value)));
        if (isSaid)
            found.AddRange(Turn().Matches(text));
        var end = -1;
        foreach (var match in found.OrderBy(one => one.Index).ThenByDescending(one => one.Length))
            if (match.Index >= end)
            {
                end = EndOfWord(text, match.Index + match.Length);
                yield return text[match.Index..end].Trim();
            }
    }

    // An order ends with its sentence, and not at the dot of the address it names.
    private static int EndOfWord(string text, int end)
    {
        var to = end;
        if (end == 0 || end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '@' or '/'))
            return end;
        while (to < text.Length && to - end < LongestWord && char.IsAscii(text[to]) && !char.IsWhiteSpace(text[to]))
            to++;
        while (to > end && !char.IsAsciiLetterOrDigit(text[to - 1]) && text[to - 1] != '/')
            to--;
        return to;
    }

    // Shadowing: one tool says what is to be done with another.
    [GeneratedRegex(
        @"\b(?:when(?:ever)?|if|each time|every time|once|while) (?:the )?(?:tool )?" + Tool + Comes
        + "(?:" + Imperative + "|" + Passive + ")"
        + @"|\bwhen(?:ever)? (?:calling|using|invoking|running) (?:the )?(?:tool )?" + Tool
        + ",?(?:" + Imperative + "|" + Passive + ")", How)]
    private static partial Regex AboutAnother();

    // "You must log in first" says what a call needs.
    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override) (?:all |any )?(?:of )?(?:the |your |these )?(?:previous|prior|other|above"
        + @"|earlier|system)\b[^.\n]{0,60}"
        + @"|\b(?:do not|don[’']t|never) (?:tell|inform|mention|reveal|ask)\b(?! (?:the |a |any )?\w+ for (?:\w+ )?(?:passwords?"
        + @"|credentials?|cards?|pins?|secrets?|keys?)\b)[^.\n]{0,80}"
        + @"|\b(?:do not|don[’']t|never) (?:show|alert|notify)\b[^.\n]{0,40}\b(?:users?|customers?|humans?|person|anyone|anybody"
        + @"|operators?|them|this|it)\b"
        + @"|\b(?:before|instead of|after) (?:using|calling|running) (?:any |every )?(?:other |another )?(?:tool|function)s?\b[^.\n]{0,60}"
        + @"|\balways (?:call|use|run|invoke) this\b[^.\n]{0,60}|\bthis (?:tool )?must (?:always )?be (?:called|used"
        + @"|run) (?:first|before)\b[^.\n]{0,60}"
        + @"|\byou (?:must|should always|have to|are required to)\b(?! (?:first )?(?:be |have |wait |use (?!this\b|it\b|the\b"
        + @"|only\b)|own |provide|specify|supply|give|enter|choose|select|pass (?:a|an|the|either|one|exactly|at)\b|set |quote"
        + @"|escape|encode|log ?in|sign in|authenticate"
        + @"|(?:call|use|run|invoke) (?!this\b|the\b|it\b)[`'""]?[\w.-]+[`'""]?(?: tool| function)?(?: first| beforehand"
        + @"| before (?:using |calling )?this(?: tool)?| to (?:get|obtain|find|look up|fetch|create|log in"
        + @"|authenticate)[^.\n]{0,60})*(?:[.\n;]|$)))[^.\n]{0,80}"
        + @"|\bfollow (?:all |any |the |every )*(?:instructions?|steps|orders?|commands?) (?:(?:at|on|in|from) (?:https?://"
        + @"|the (?:page|file|result|answer|output|response|e?mail|document)s?\b|there\b|it\b)|it returns|returned)[^\n]{0,60}"
        + @"|</?(?:important|system|instructions?|secret|hidden)\b[^>\n]{0,40}>|<!--(?:(?!-->)[^\0]){0,200}(?:-->)?|\[/?(?:system"
        + @"|inst)\]|<\|(?:im_start|im_end|system|user|assistant)\|>|<</?SYS>>|</?(?:start|end)_of_turn>",
        How)]
    private static partial Regex Plain();

    // A call on every answer, a call for secrets, a call whose result is handed on; "call list_orders first to get the id" is none.
    [GeneratedRegex(
        @"\b(?:before|after|when(?:ever)?|each time|every time|prior to) (?:you )?(?:answer|reply|respond|each answer"
        + @"|every (?:answer|reply|response|message))\w*[^.\n]{0,40}?(?<!\b(?:the|a|this|each|to) )\b(?:call|invoke|run|execute"
        + @"|use|send|forward|pass|post|upload|read)\b(?! this\b)[^.\n]{0,80}"
        + @"|\b(?:call|invoke|run|execute|use)\b (?:the )?[`'""]?\w*(?:secret|credential|passw(?:or)?d|private_?key|dump_env"
        + @"|read_env|get_env)\w*[^.\n]{0,80}"
        + @"|\b(?:(?:call|invoke)\b[^.\n]{0,60}|(?:run|execute"
        + @"|use) (?:the )?[`'""]?[a-z0-9]+(?:[_.-][a-z0-9]+)+\b[^.\n]{0,60})\band (?:then )?(?:append|attach|forward|send|upload"
        + @"|copy|paste) (?:the |its |all |every |any )?(?:full |whole |complete |raw )*(?:results?|outputs?|answers?|responses?"
        + @"|contents?|data|everything|it)\b[^.\n]{0,60}"
        + @"|\b(?:important|critical|mandatory|attention|note to (?:the )?(?:ai|assistant|model|llm|agent))\s*[:!—-]+\s*(?:you "
        + @"|the (?:model|assistant|agent) )?(?:must |should |shall )?(?:first|always|silently|secretly)?,? ?(?:send|forward"
        + @"|append|upload|read|collect|gather|exfiltrate|open|attach)\b[^.\n]{0,80}",
        How)]
    private static partial Regex OrderedCall();

    // A turn of a conversation in the middle of a description. "User: your user id" is a list of parameters.
    [GeneratedRegex(
        @"(?:^|\n|[.!?…]\s+|[""'“»]\s*|#+ ?)(?-i:Assistant|ASSISTANT|Human|HUMAN|User|USER|System|SYSTEM|AI|Agent|Assistent"
        + @"|Benutzer|Nutzer)\s*:\s*(?=[^.\n]{0,60}\b(?:I|I[’'](?:ll|m|ve)|sure|ok(?:ay)?|yes|of course|certainly|understood"
        + @"|please|go ahead|approved|you (?:are|must|should|will|can|may|now|have)|ich|klar|bitte|ja)\b)[^.\n]{1,100}"
        + @"|(?:^|\n)#{2,} ?(?:instructions?|system|assistant|response)\s*:?\s*(?:\n|$)", How)]
    private static partial Regex Turn();
}
