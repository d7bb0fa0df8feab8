using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

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

    /// <summary>
    /// Why a rule can never say which artifact a file is; null when each can. Older versions may hold such a rule, which then decides
    /// nothing.
    /// </summary>
    public Refusal? RefuseTargets(IngestOptions limits)
    {
        foreach (var rule in Rules)
        {
            if (rule.Target is not { } target)
                continue;
            if (ArtifactPaths.Refuse(Stars().Replace(target, "x"), limits) is { } refusal)
                return ResolveRefusals.NoRuleTarget(rule.Line, target, refusal.Sentence);
            if (Kind(target) is null && !target.StartsWith('*'))
                return ResolveRefusals.NoRuleTarget(
                    rule.Line, target, "An artifact's path begins with the folder of its kind, such as prompts/.");
            if (Kind(rule.Text) is { } from && Kind(target) is { } to && from != to)
                return ResolveRefusals.NoRuleTarget(
                    rule.Line, target, $"What lies in {from.Folder()}/ does not become {to.WithArticle()}: an artifact keeps its kind.");
        }
        return null;

        static ArtifactKind? Kind(string path) =>
            ArtifactKinds.All.Where(kind => path.StartsWith(kind.Folder() + "/", StringComparison.Ordinal))
                .Select(kind => (ArtifactKind?)kind)
                .FirstOrDefault();
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
        return new Regex(
            pattern.Append(Regex.Escape(glob[at..])).Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"\*\*|\*")]
    internal static partial Regex Stars();

    [GeneratedRegex(
        @"^(?:always\s+new\s+under\s+(?<new>\S+)|ignore\s+(?<ignore>\S+)|(?<from>\S+)\s*(?:→|->)\s*(?<to>\S+))$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
