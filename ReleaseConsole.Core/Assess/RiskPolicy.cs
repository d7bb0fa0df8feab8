using System.Reflection;
using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

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

    /// <summary>What a change takes by kind and path, beside its level.</summary>
    public IReadOnlyList<ArtifactRoute> Also { get; init; } = [];

    /// <summary>When nothing is promoted.</summary>
    public IReadOnlyList<Freeze> Freezes { get; init; } = [];

    /// <summary>The whole policy as it is in the environments that state something of their own.</summary>
    public IReadOnlyDictionary<string, RiskPolicy> Environments { get; init; } = new Dictionary<string, RiskPolicy>();

    /// <summary>Reads a policy; refused with line and column where a key is unknown, missing or has no such value.</summary>
    public static Result<RiskPolicy> Parse(string yaml) => Read(yaml).Whole;

    /// <summary>Reads a policy for a product: it may name that product's environments and no others.</summary>
    public static PolicyReading Read(string yaml, IReadOnlyCollection<string>? environments = null) =>
        RiskPolicyReader.Read(yaml, environments);

    /// <summary>The policy as it is in an environment; no name: as it is for all.</summary>
    public RiskPolicy In(string? environment) => environment is not null && Environments.TryGetValue(environment, out var own) ? own : this;

    /// <summary>The signatures a level takes in an environment, before findings add their lanes.</summary>
    public IReadOnlyDictionary<Lane, int> SignaturesFor(RiskLevel level, string? environment, bool isProtected)
    {
        var route = environment is not null && Routing.TryGetValue(environment, out var own)
            ? own
            : Routing[isProtected ? Protected : Open];
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
