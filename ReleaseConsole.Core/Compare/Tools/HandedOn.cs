using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Orders to hand on what the model knows or can read: the conversation, the system prompt, keys, files of the machine, by an argument or
/// to an address. What is typed in ("the new password", "send a message to a conversation") is what tools are for.
/// </summary>
internal static partial class HandedOn
{
    private const RegexOptions How = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Not = @"(?<!\b(?:not|never|don[’']t|doesn[’']t|without|cannot|can[’']t|no need to)\s(?:\w+\s)?)";

    private const string Verb =
        @"\b(?:read|open|include|pass|send|attach|upload|forward|put|insert|append|paste|copy|prepend|embed|encode|dump|write"
        + @"|place|fill in|provide|supply|share|leak|repeat|print|return|add)\b";

    private const string Whole =
        @"(?:(?:it |them )?(?:with |in |here )?(?:the |all |any |your |this |our |of |entire |full |whole |complete |raw "
        + @"|exact |verbatim |original |current |contents? |text |a? ?copy of |users?[’']?s? )*)";

    private const string Talk =
        @"(?:(?:full|entire|whole|complete|previous|prior|past|earlier|raw|verbatim|all(?: of)?(?: the| your"
        + @"| our)?) (?:text of (?:the |all )?)?(?:previous |prior |past |earlier |user )*(?:conversation|chat|dialog(?:ue)?"
        + @"|transcript|messages|context window)\b(?! (?:id|of (?:an?|the) (?:ticket|case|thread|room|channel)))"
        + @"|(?:conversation|chat|dialog(?:ue)?|message) (?:history|log|so far)\b|(?:previous|prior|past|earlier) messages\b)";

    private const string Own =
        @"(?:system (?:prompt|message|instructions?)|(?:your|initial|hidden|developer) (?:instructions|prompt|system message)"
        + @"|chain of thought|your (?:reasoning|memory|context))\b";

    private const string Keys =
        @"(?:(?:api|secret|private|access|ssh|encryption) keys?|(?:access|auth|session|bearer|refresh) tokens?|session cookies?"
        + @"|credentials?|passwords?(?! (?:reset|policy|change|strength|field|hash|protect|rules?|recovery|link|hint|expir))"
        + @"|secrets)\b";

    private const string Files = @"(?:~/\.|\.ssh\b|id_rsa|\.env\b|\.aws\b|mcp\.json|/etc/passwd|/etc/shadow|\.netrc|\.npmrc|\.kube/)";

    private const string Address = @"(?:[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+)";

    public static IEnumerable<Match> In(string text) =>
        Ordered().Matches(text).Concat(Held().Matches(text)).Concat(Addressed().Matches(text));

    [GeneratedRegex(
        Not + Verb + @"[^.\n]{0,60}" + Files + @"[^.\n]{0,60}"
        + "|" + Not + "(?:" + Verb + @"|\b(?:set [`'""]?\w+[`'""]? to|fill [`'""]?\w+[`'""]? with)\b) "
        + Whole + "(?:" + Talk + "|" + Own + @")[^.\n]{0,60}"
        + "|" + Not + @"\b(?:include|pass|send|attach|upload|forward|append|paste|copy|leak|share|embed|dump)\b "
        + Whole + @"(?:\w+[’']?s? ){0,3}" + Keys + @"[^.\n]{0,60}"
        + "|" + Not + @"\b(?:include|pass|send|attach|upload|forward|append|paste|copy)\b[^.\n]{0,60}(?:system prompt"
        + @"|conversation history)[^.\n]{0,60}"
        + "|" + Not + @"\b(?:append|put|paste|attach|forward|copy|dump|embed|leak|include (?:all|your|the))\b (?:all |the |your |any |of "
        + @"|local |current |host )*(?:environment variables|env vars|environment)\b[^.\n]{0,60}"
        + "|" + Not + @"\b(?:call|use|run|invoke)\b[^.\n]{0,40}\bwith (?:the |your |this |all of the |all )*(?:full "
        + @"|whole |entire |complete "
        + @"|current )*(?:(?:contents?|text|transcript|copy) of (?:the |this |your |our )?)?(?:conversation|chat|transcript"
        + @"|messages|system prompt|context)\b(?! id)[^.\n]{0,60}",
        How)]
    private static partial Regex Ordered();

    // An argument that is to hold it.
    [GeneratedRegex(
        @"\b(?:should|must|shall|has to|have to|needs? to|is to|will)(?: always)? (?:contain|hold|include|carry|be|have"
        + @"|start with)\b (?:\w+ ){0,3}?" + Whole + "(?:" + Talk + "|" + Own + "|" + Files + @")[^.\n]{0,60}"
        + @"|\bcontents? of [^.\n]{0,40}(?:" + Files + @"|system prompt)[^.\n]{0,60}"
        + @"|(?:^|[.:;]\s*)(?:the |your )?(?:full|complete|entire|verbatim|exact|whole) (?:" + Own
        + @"|conversation(?: so far| history)?(?=[.,;\n]|$)|chat history|previous messages)[^.\n]{0,60}",
        How)]
    private static partial Regex Held();

    [GeneratedRegex(
        @"(?<!\b(?:can|could|may|will|would|might|to|which|that)\s)(?:\b(?:always|also|silently|secretly|quietly"
        + @"|additionally) (?:b?cc|send|forward|copy|post|upload|report|e-?mail)\b|\bb?cc (?:every|all|each|any|it|this)\b"
        + @"|\b(?:send|forward|copy|post|upload|report|e-?mail) (?:a copy|every|each|all"
        + @"|any)\b)[^\n]{0,60}?" + Address
        + @"|\b(?:recipients?|receivers?|destination|payee|beneficiary|b?cc)\b(?: address(?:es)?)? (?:must|should|shall|has to|needs to"
        + @"|is to) (?:always |also |first )?be (?:changed|set|replaced|redirected|overwritten)(?: to| with| by)? " + Address,
        How)]
    private static partial Regex Addressed();
}
