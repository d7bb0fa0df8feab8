using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>What keys of known vendors look like, and how a random value is told from a word, a reference or a placeholder.</summary>
internal static partial class SecretForms
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int ShortestSecret = 8;
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'`,;)]}>");

    /// <summary>Each with a sign of it that is quick to look for. The narrower form comes first where one prefix contains another (<c>sk-ant-</c>, <c>sk-lf-</c>, <c>sk-</c>).</summary>
    public static ImmutableArray<(string Kind, string[] Marks, Regex Pattern)> Known { get; } =
    [
        ("Anthropic key", ["sk-ant-"], Form(@"sk-ant-[A-Za-z0-9_-]{20,}")),
        ("Langfuse key", ["sk-lf-"], Form(@"sk-lf-[0-9a-f]{8}-[0-9a-f-]{20,}")),
        ("OpenAI key", ["sk-"], Form(@"sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9]{32,}")),
        ("AWS access key", ["AKIA", "ASIA"], Form(@"(?:AKIA|ASIA)[A-Z2-7]{16}")),
        ("GitHub token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], Form(
            @"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,}")),
        ("GitLab token", ["glpat-"], Form(@"glpat-[A-Za-z0-9_.-]{20,}")),
        ("Slack token", ["xox", "xapp-"], Form(@"xox[abeoprs]-[A-Za-z0-9-]{20,}|xapp-[0-9]-[A-Za-z0-9-]{20,}")),
        ("Stripe key", ["sk_", "rk_", "whsec_"], Form(@"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{24,}")),
        ("Google key", ["AIza"], Form(@"AIza[A-Za-z0-9_-]{35}")),
        ("npm token", ["npm_"], Form(@"npm_[A-Za-z0-9]{36}")),
        ("Release Console key", ["rc_"], Form(@"rc_[A-Za-z0-9_-]{20,}")),
        ("JSON Web Token", ["eyJ"], Form(@"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}")),
        ("bearer token", ["Bearer "], Form(@"Bearer [A-Za-z0-9_.~+/-]{8,}[0-9][A-Za-z0-9_.~+/-]{8,}")),
        ("private key", ["PRIVATE KEY"], new Regex(@"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----", Linear)),
        ("password in an address", ["://"], new Regex(@"\b[a-z][a-z0-9+.-]*://[^\s/:@""'<>{}$]+:[^\s/:@""'<>{}$]{6,}@", Linear)),
    ];

    /// <summary>What every known key has in it; a text without them is not looked through key by key.</summary>
    public static SearchValues<string> AnyMark { get; } = SearchValues.Create(
        [.. Known.SelectMany(one => one.Marks)], StringComparison.Ordinal);

    private static readonly SearchValues<string> Telling =
        SearchValues.Create(["passw", "passphrase", "secret", "token", "key", "credential"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Other cases of k and i, by which a telling name may be written.</summary>
    private static readonly SearchValues<char> TellingLetters = SearchValues.Create("\u212A\u0130");

    /// <summary>Whether a part of a telling name stands in the text; looked for before the names themselves, which takes longer.</summary>
    public static bool MayTell(ReadOnlySpan<char> text) => text.ContainsAny(Telling) || text.ContainsAny(TellingLetters);

    /// <summary>A name that announces a secret, up to where its value begins.</summary>
    public static Regex TellingName { get; } = new(
        @"(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|credential)"
        + @"[A-Za-z0-9_-]{0,24}[""']?[ \t]{0,8}(?::=|=>|=|:)[ \t]{0,8}[""'`]?",
        Linear | RegexOptions.IgnoreCase);

    // A key is a word of its own: "task-..." holds no "sk-...".
    private static Regex Form(string pattern) => new($@"\b(?:{pattern})", Linear);

    /// <summary>Where a known key ends: a private key with its last line, or with the text where that line is missing.</summary>
    public static int EndOf(string kind, string text, int index, int length)
    {
        if (kind != "private key")
            return index + length;
        var last = text.IndexOf("-----END ", index, StringComparison.Ordinal);
        var end = last < 0 ? -1 : text.IndexOf("-----", last + 9, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 5;
    }

    /// <summary>The value at the start of the text: up to a blank, a quote or a separator.</summary>
    public static ReadOnlySpan<char> ValueAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(ValueEnds);
        // A reference in braces or angle brackets ends with its own bracket, which has to stay for it to be seen as one.
        if (end >= 0 && text[end] is '}' or '>') end++;
        return end < 0 ? text : text[..end];
    }

    /// <summary>Random enough for a secret: eight characters or more, mixed, with an entropy no word reaches.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value, bool quoted)
    {
        if (value.Length < ShortestSecret || IsReference(value) || IsPlaceholder(value) || VersionNumber().IsMatch(value)) return false;
        var (digits, lower, upper, signs) = Classes(value);
        var classes = (digits > 0 ? 1 : 0) + (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (signs > 0 ? 1 : 0);
        // Unquoted, a call such as `token = next(2)` or a path is no literal.
        if (!quoted && (value.Contains('(') || value[0] is '/' or '.')) return false;
        if (value.Contains("://", StringComparison.Ordinal)) return false;
        return digits > 0 && classes >= 2 && Entropy(value) >= (value.Length < 16 ? 2.7 : 3.0);
    }

    /// <summary>Says where the secret is, or is filled in later, instead of being it.</summary>
    public static bool IsReference(ReadOnlySpan<char> value) => Reference().IsMatch(value);

    /// <summary>Stands for a key in an example: dots, stars, one character over and over, or words that say so.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => Placeholder().IsMatch(value) || Entropy(value) < 2.2;

    /// <summary>Shannon entropy in bits a character.</summary>
    private static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[128];
        foreach (var character in value) counts[character & 127]++;
        var bits = 0.0;
        foreach (var count in counts)
            if (count > 0)
                bits -= (double)count / value.Length * Math.Log2((double)count / value.Length);
        return bits;
    }

    private static (int Digits, int Lower, int Upper, int Signs) Classes(ReadOnlySpan<char> value)
    {
        var (digits, lower, upper, signs) = (0, 0, 0, 0);
        foreach (var character in value)
        {
            if (char.IsAsciiDigit(character)) digits++;
            else if (char.IsAsciiLetterLower(character)) lower++;
            else if (char.IsAsciiLetterUpper(character)) upper++;
            else signs++;
        }

        return (digits, lower, upper, signs);
    }

    [GeneratedRegex(@"^(?:env|vault|secret|secrets|op|ssm|file|keyvault|aws-sm|gcp-sm|ref|sha256):|^\$|^\{|^<|^%\w+%|^&|^\*|process\.env|getenv|environ",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"x{4,}|\*{3,}|\.{3,}|…|0{8,}|your[_-]|example|placeholder|change[_-]?me|replace[_-]?me|dummy|redacted|insert[_-]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    // In package lists a name such as "credential-provider" is followed by its version.
    [GeneratedRegex(@"^[\^~=v]{0,2}\d+(?:\.\d+)+(?:-[a-z]+[.\d]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
