using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What a written rule says about the files it fits.</summary>
public enum RuleVerb
{
    /// <summary>They are the artifact the rule names.</summary>
    Same,

    /// <summary>They are new artifacts, and nobody is asked whether they were renamed.</summary>
    New,

    /// <summary>They are left out.</summary>
    Ignore,
}

/// <summary>One line of a rule book. A glob fits the path of the file or of the artifact; <c>**</c> crosses folders, <c>*</c> does not.</summary>
public sealed record IdentityRule(int Line, string Text, RuleVerb Verb, Regex Fits, string? Target)
{
    /// <summary>The artifact of a file the rule fits: each star of the target stands for what the same star of the glob found.</summary>
    public string? TargetFor(Claim claim)
    {
        var match = Fits.Match(claim.Path) is { Success: true } byPath ? byPath : Fits.Match(claim.SourcePath);
        if (!match.Success || Target is null)
            return null;
        var star = 0;
        return RuleBook.Stars().Replace(Target, _ => ++star < match.Groups.Count ? match.Groups[star].Value : "");
    }

    public bool IsFor(Claim claim) => Fits.IsMatch(claim.Path) || Fits.IsMatch(claim.SourcePath);
}

/// <summary>
/// The rules people wrote down for a product, applied before anyone is asked; the first that fits decides:
/// <c>prompts/old/** → prompts/**</c>, <c>always new under evals/**</c>, <c>ignore drafts/**</c>. Lines that start with # are comments.
/// </summary>
public sealed partial record RuleBook(int Version, IReadOnlyList<IdentityRule> Rules)
{
    public const int LineLimit = 500;
    private const int LengthLimit = 700;

    public static RuleBook Empty { get; } = new(0, []);

    public static Result<RuleBook> Read(int version, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > LineLimit)
            return ResolveRefusals.TooManyRules(LineLimit);
        var rules = new List<IdentityRule>();
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (line.Length > LengthLimit || Rule(at + 1, line) is not { } rule)
                return ResolveRefusals.NotARule(at + 1);
            rules.Add(rule);
        }
        return new RuleBook(version, rules);
    }

    public IdentityRule? For(Claim claim) => Rules.FirstOrDefault(rule => rule.IsFor(claim));

    /// <summary>A rule as outcomes name it.</summary>
    public string Named(IdentityRule rule) =>
        string.Create(CultureInfo.InvariantCulture, $"The rule “{rule.Text}” (version {Version} of the rules, line {rule.Line})");

    private static IdentityRule? Rule(int at, string line) => Form().Match(line) switch
    {
        { Success: false } => null,
        { Groups: var part } when part["new"].Success => new IdentityRule(at, line, RuleVerb.New, Glob(part["new"].Value), null),
        { Groups: var part } when part["ignore"].Success => new IdentityRule(at, line, RuleVerb.Ignore, Glob(part["ignore"].Value), null),
        { Groups: var part } when Stars().Count(part["to"].Value) <= Stars().Count(part["from"].Value) =>
            new IdentityRule(at, line, RuleVerb.Same, Glob(part["from"].Value), part["to"].Value),
        _ => null,
    };

    // Without backtracking, as the pattern comes from outside: its time is linear in the path.
    private static Regex Glob(string glob)
    {
        var pattern = new StringBuilder("^");
        var at = 0;
        foreach (Match star in Stars().Matches(glob))
        {
            pattern.Append(Regex.Escape(glob[at..star.Index])).Append(star.Length == 2 ? "(.*)" : "([^/]*)");
            at = star.Index + star.Length;
        }
        return new Regex(pattern.Append(Regex.Escape(glob[at..])).Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"\*\*|\*")]
    internal static partial Regex Stars();

    [GeneratedRegex(@"^(?:always\s+new\s+under\s+(?<new>\S+)|ignore\s+(?<ignore>\S+)|(?<from>\S+)\s*(?:→|->)\s*(?<to>\S+))$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
