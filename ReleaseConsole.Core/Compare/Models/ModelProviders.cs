using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>Which company a model's name leads to, and whether two names are one model asked by different ways.</summary>
public static partial class ModelProviders
{
    private static readonly (string Start, string Company)[] Companies =
    [
        ("gpt-", "openai"), ("chatgpt-", "openai"), ("o1", "openai"), ("o3", "openai"), ("o4", "openai"), ("claude-", "anthropic"),
        ("gemini-", "google"),
        ("mistral-", "mistral"), ("ministral-", "mistral"), ("codestral-", "mistral"), ("magistral-", "mistral"), ("deepseek-", "deepseek"),
        ("grok-", "xai"), ("command-", "cohere"), ("kimi-", "moonshot"), ("qwen-", "alibaba"),
    ];

    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "azure", "azure_openai", "azure-openai", "bedrock", "vertex_ai", "vertexai", "vertex", "gemini", "openrouter", "groq", "together",
        "together_ai", "fireworks", "fireworks_ai", "ollama", "vllm", "huggingface", "replicate", "perplexity",
    };

    private static readonly string[] Weights = ["llama", "mixtral", "qwen", "phi-", "gemma", "claude", "nova-", "titan-"];

    /// <summary>
    /// What stands before the slash, as gateways and dotprompt write it; else the company that hosts models of that name.
    /// </summary>
    public static string? Of(string model)
    {
        if (model.StartsWith("models:", StringComparison.Ordinal))
            return null;
        return model.IndexOf('/') is > 0 and var slash
            ? model[..slash]
            : Companies.FirstOrDefault(one => model.StartsWith(one.Start, StringComparison.OrdinalIgnoreCase)).Company;
    }

    /// <summary>Whether it is the name of a company or a gateway that answers for models.</summary>
    public static bool IsCompany(string name) => Hosts.Contains(name)
        || Companies.Any(one => string.Equals(one.Company, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a name is that of a model, whatever stands before it.</summary>
    public static bool IsModel(string name) => name[(name.LastIndexOf('/') + 1)..] is var last
        && (Companies.Any(one => last.StartsWith(one.Start, StringComparison.OrdinalIgnoreCase) && last.Length > one.Start.Length)
            || Weights.Any(one => last.StartsWith(one, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Every company a model artifact asks or may ask.</summary>
    public static IReadOnlySet<string> In(JsonNode? tree) => tree is not JsonObject root ? new HashSet<string>() :
        new[] { root["provider"].Word(), (root["model"] ?? root["model_name"]).Word() is { } model ? Of(model) : null }
            .Concat(ModelFallbacks.In(root).Select(Of)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a name without a slash is asked of whoever hosts the first model: Azure, Bedrock and gateways host models of several
    /// companies.
    /// </summary>
    public static bool HostsOthers(JsonNode? tree) => (tree as JsonObject)?["provider"].Word() is { } provider
        && !Companies.Any(one => string.Equals(one.Company, provider, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether two names are one model: with and without the gateway, the company, the region or Bedrock's revision before or after it.
    /// </summary>
    public static bool IsSame(string? before, string? after) => before is not null && after is not null && Bare(before) == Bare(after);

    private static string Bare(string model)
    {
        var name = Ways().Replace(model.ToLowerInvariant(), "");
        name = Labels().Replace(name, "").Replace('@', '-');
        return Revision().Replace(name, "");
    }

    // An owner on a hub is no way: another owner's weights are others.
    [GeneratedRegex(
        @"^(?:(?:openrouter|openai|azure|azure_ai|azure_openai|anthropic|bedrock|converse|vertex_ai|vertexai|google|googleai|gemini"
        + @"|mistral|mistralai|cohere|deepseek|xai|x-ai|groq|together_ai|fireworks_ai|litellm_proxy)/)+")]
    private static partial Regex Ways();

    [GeneratedRegex(@"^(?:(?:us-gov|us|eu|apac|global|jp|au)\.)?(?:(?:anthropic|meta|mistral|cohere|amazon|deepseek)\.)?(?=[a-z])")]
    private static partial Regex Labels();

    // Only behind a date, which says which model it is.
    [GeneratedRegex(@"(?<=\d{8})-v\d+(?::\d+)?$")]
    private static partial Regex Revision();
}
