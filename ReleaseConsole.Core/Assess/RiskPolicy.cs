using System.Reflection;
using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// The part of the policy that review applies: whether contributors may sign, what a rollback needs, who may break glass,
/// and whether a promotion needs an evaluation that is not worse.
/// </summary>
public sealed record ReviewRules(
    bool ContributorsMayApprove, int RollbackSignatures, bool RollbackInitiatorMaySign, IReadOnlyList<Role> BreakGlassRoles,
    bool EvaluationRequired);

/// <summary>How one rule counts under a policy: how grave, who should look, and the rule's own threshold where it has one.</summary>
public sealed record RuleSetting(RiskLevel Severity, Lane Lane, double? Threshold);

/// <summary>How many findings of one severity raise the whole by one step; null: they never do.</summary>
public sealed record Combination(int? MediumBecomesHighAt, int? HighBecomesCriticalAt);

/// <summary>
/// How changes are judged: the rules in force, how findings combine to a level, what is then recommended, and whose signatures it
/// takes where. Read from a YAML document whose digest every assessment names.
/// </summary>
public sealed record RiskPolicy(
    EvaluationGate Evaluation,
    IReadOnlyDictionary<string, RuleSetting> Rules,
    Combination Combination,
    IReadOnlyDictionary<RiskLevel, RecommendedPath> Recommend,
    IReadOnlyDictionary<string, IReadOnlyDictionary<RiskLevel, IReadOnlyDictionary<Lane, int>>> Routing,
    ReviewRules Review)
{
    /// <summary>The routing keys that are no environment's name.</summary>
    public const string Protected = "protected";

    public const string Open = "open";

    /// <summary>The path of the artifact whose versions are the policies of a product.</summary>
    public const string ArtifactPath = "policies/release-gates";

    /// <summary>The policy every product starts under, version 0.</summary>
    public static string DefaultText { get; } = ReadDefault();

    public static Digest DefaultDigest { get; } = Digest.Of(DefaultText);

    /// <summary>Reads a policy; refused with line and column where a key is unknown, missing or has no such value.</summary>
    public static Result<RiskPolicy> Parse(string yaml) => RiskPolicyReader.Read(yaml);

    /// <summary>The signatures a level takes in an environment, before findings add their lanes.</summary>
    public IReadOnlyDictionary<Lane, int> SignaturesFor(RiskLevel level, string? environment, bool isProtected)
    {
        var route = environment is not null && Routing.TryGetValue(environment, out var own) ? own : Routing[isProtected ? Protected : Open];
        return route[level];
    }

    private static string ReadDefault()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("release-gates.yaml")
            ?? throw new InvalidOperationException("The default policy is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
