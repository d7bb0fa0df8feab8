using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Words that take leave for the model: somebody is said to have agreed already, nobody needs to be asked, other tools are said not to
/// count any more. A condition ("once the user has approved") is the opposite.
/// </summary>
internal static partial class Leave
{
    private const RegexOptions How = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Unconditional =
        @"(?<!\b(?:if|once|after|when|whenever|unless|until|till|whether|that|which|only|who|where)\b[^.\n]{0,40})";

    // "Lists orders the customer has already confirmed."
    private const string Unrelated = @"(?<!\b(?:list|get|return|show|find|search|filter|fetch|read|count)(?:s|es)?\b[^.\n]{0,60})";

    private const string Agreed =
        @"(?:approved|consented|agreed|confirmed|authori[sz]ed|permitted|allowed|accepted|granted|given (?:\w+ )?(?:permission"
        + @"|consent|approval|authori[sz]ation))\b";

    private const string Asking = @"(?:confirmation|approval|permission|consent|sign-?off)s?";

    private const string Who = @"(?: (?:from|by|of) (?:the |a |an |any )?(?:user|person|human|operator|owner|admin\w*"
        + @"|manager|customer|anyone"
        + @"|anybody)s?)?";

    public static IEnumerable<Match> In(string text) =>
        Given().Matches(text).Concat(Needless().Matches(text)).Concat(Others().Matches(text));

    [GeneratedRegex(
        @"(?:^|[.!?:;\n]\s*)(?:note:? )?(?:the |this |all )?(?:users?|customers?|owners?|administrators?|operators?"
        + @"|humans?) (?:has|have) (?:already |previously |explicitly |fully |always )*" + Agreed + @"[^.\n]{0,60}"
        + "|" + Unconditional + Unrelated
        + @"\b(?:users?|customers?|owners?|administrators?|operators?|humans?) (?:has|have) already (?:\w+ )?" + Agreed + @"[^.\n]{0,60}"
        + "|" + Unconditional + @"\b(?:is|are|was|were|has been|have been) (?:already |pre-?)(?:approved|authori[sz]ed|confirmed"
        + @"|consented)\b[^.\n]{0,60}"
        + "|" + Unconditional + @"\b" + Asking + @" (?:has|have|is|was|were) (?:already |previously )(?:been )?(?:given|granted|obtained"
        + @"|received)\b[^.\n]{0,60}", How)]
    private static partial Regex Given();

    [GeneratedRegex(
        Unconditional + @"\b" + Asking + Who
            + @" (?:is|are|was)(?: not| never| no longer|n[’']t) (?:needed|required|necessary)\b[^.\n]{0,60}"
        + "|" + Unconditional + @"\bno (?:user |further |human |additional |explicit |prior |more )*"
        + Asking + Who + @" (?:is |are )?(?:needed|required|necessary)\b[^.\n]{0,60}"
        + @"|\b(?:need not|do(?:es)? not need to|do not have to|don[’']t (?:need|have) to|no need to|never"
        + @"|not necessary to) (?:ask|confirm with|check with|wait for|seek|request|get|obtain)\b(?! (?:the |a "
        + @"|any )?\w+ for (?:\w+ )?(?:passwords?|credentials?|cards?|pins?|secrets?|keys?)\b)[^.\n]{0,20}\b(?:users?|humans?"
        + @"|anyone|person|" + Asking + @")\b[^.\n]{0,60}"
        + @"|(?:^|[.!?:;\n]\s*|\b(?:always|then|just|can|may|should) )(?:call|use|invoke|proceed|continue|act"
        + @"|go ahead)\b[^.\n]{0,60}\bwithout (?:asking|confirming|checking|(?:any |the |user |further |human )*" + Asking + @")\b[^.\n]{0,60}", How)]
    private static partial Regex Needless();

    [GeneratedRegex(
        @"\b(?:supersedes?|replaces?|overrides?|takes? (?:precedence|priority) over|has (?:precedence"
        + @"|priority) over)\b [^.\n]{0,20}\b(?:other|all|any|every|previous|existing|earlier|prior|native"
        + @"|built-?in)\b (?:\w+ ){0,2}?(?:tools?|functions?|servers?)\b[^.\n]{0,60}"
        + @"|\b(?:supersedes?|overrides?|takes? (?:precedence|priority) over|has (?:precedence"
        + @"|priority) over)\b [^.\n]{0,20}\b(?:other|all|any|every|previous|earlier|prior)\b (?:\w+ ){0,2}?(?:instructions?"
        + @"|prompts?|guidelines)\b[^.\n]{0,60}"
        + @"|\b(?:all |any )?(?:other|another|existing|native|built-?in|old|previous)\b [^.\n]{0,30}?(?:tools?|functions?"
        + @"|servers?)\b[^.\n]{0,20}?\b(?:are|is|were|must|should|may|can|have been)\b[^.\n]{0,25}?(?:deprecated|obsolete"
        + @"|insecure|broken|disabled|forbidden|unsafe|outdated|compromised|(?:not|never) (?:be )?(?:used|called|trusted|allowed"
        + @"|available|work\w*)|(?:be )?(?:avoided|ignored))\b[^.\n]{0,60}"
        + @"|\b(?:instead of|rather than|in place of|over) (?:any |all |every )?other (?:\w+ )?(?:tool|function|server)s?\b[^.\n]{0,60}"
        + @"|\b(?:do not|don[’']t|never|avoid|stop) (?:use|call|using|calling|trust|trusting)\b[^.\n]{0,20}\b(?:other|another"
        + @"|any other)\b[^.\n]{0,20}(?:tool|function|server)s?\b[^.\n]{0,40}", How)]
    private static partial Regex Others();
}
