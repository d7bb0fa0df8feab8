using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>What the settings of a model are called and what moving one up or down does, in two words.</summary>
public static class ModelSettings
{
    private static readonly Dictionary<string, (string Up, string Down)> Directions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["temperature"] = ("More varied", "Less varied"),
        ["top_p"] = ("More varied", "Less varied"),
        ["top_k"] = ("More varied", "Less varied"),
        ["max_tokens"] = ("May cost more", "May be cut off"),
        ["max_output_tokens"] = ("May cost more", "May be cut off"),
        ["maxOutputTokens"] = ("May cost more", "May be cut off"),
        ["max_completion_tokens"] = ("May cost more", "May be cut off"),
        ["frequency_penalty"] = ("Repeats less", "Repeats more"),
        ["presence_penalty"] = ("Strays more", "Strays less"),
        ["timeout_seconds"] = ("Waits longer", "Gives up sooner"),
        ["context_window"] = ("Reads more", "Reads less"),
        ["context_length"] = ("Reads more", "Reads less"),
        ["num_ctx"] = ("Reads more", "Reads less"),
        ["n_ctx"] = ("Reads more", "Reads less"),
        ["max_input_tokens"] = ("Reads more", "Reads less"),
        ["max_context_tokens"] = ("Reads more", "Reads less"),
        ["thinking_budget"] = ("Thinks longer", "Thinks shorter"),
        ["budget_tokens"] = ("Thinks longer", "Thinks shorter"),
        ["min_p"] = ("Less varied", "More varied"),
        ["repetition_penalty"] = ("Repeats less", "Repeats more"),
        ["max_retries"] = ("Tries more often", "Gives up sooner"),
        ["reasoning_effort"] = ("Thinks longer", "Thinks shorter"),
        ["effort"] = ("Thinks longer", "Thinks shorter"),
        ["thinking_level"] = ("Thinks longer", "Thinks shorter"),
        ["verbosity"] = ("Says more", "Says less"),
    };

    private static readonly string[] Steps = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    private static readonly string[] Owners =
        ["deployments", "deployment", "primary", "llm", "engine", "routes", "targets", "litellm_params", "config"];

    /// <summary>What OpenAI, Anthropic and Google take where no temperature is stated.</summary>
    public const double UsualTemperature = 1;

    public static ChangeTopic Topic(string pointer) => JsonPointer.Last(pointer) switch
    {
        "name" when !IsOfModel(pointer) => ChangeTopic.ModelParameter,
        "provider" or "vendor" => ChangeTopic.Provider,
        "model" or "model_id" or "modelId" or "model_name" or "name" or "deployment" or "model_uri" or "registered_model"
            or "registered_model_name" or "base_model" => ChangeTopic.ModelName,
        "base_url" or "baseUrl" or "endpoint" or "api_base" or "api_url" or "azure_endpoint" => ChangeTopic.Host,
        "region" or "location" or "aws_region" or "aws_region_name" or "vertex_location" or "data_residency" or "geography"
            or "inference_geo" =>
            ChangeTopic.Region,
        "num_ctx" or "n_ctx"
            or "context_window" or "context_length" or "max_input_tokens" or "max_context_tokens" or "max_tokens" or "max_output_tokens"
            or "maxOutputTokens"
            or "max_completion_tokens" or "thinking_budget" or "budget_tokens" => ChangeTopic.Limit,
        "retires_on" or "retirement_date" or "deprecation_date" or "end_of_life" or "shutdown_date" => ChangeTopic.Retirement,
        "model_version" or "version_upgrade" or "versionUpgradeOption" or "revision" => ChangeTopic.Alias,
        _ => ChangeTopic.ModelParameter,
    };

    /// <summary>What the change of one parameter does; null where no direction is known.</summary>
    public static string? Direction(ChangeDetail detail)
    {
        if (!Directions.TryGetValue(JsonPointer.Last(detail.Place), out var words) || Amount(detail.Before) is not { } was)
            return null;
        if (detail.After is null && IsTemperature(detail) && was < UsualTemperature)
            return "Likely more varied";
        return Amount(detail.After) is { } now && now != was ? now > was ? words.Up : words.Down : null;
    }

    public static bool IsTemperature(ChangeDetail detail) => JsonPointer.Last(detail.Place) == "temperature";

    private static double? Amount(string? text) =>
        PlainNumber.Of(text) ?? (Array.IndexOf(Steps, text?.ToLowerInvariant()) is >= 0 and var step ? step : null);

    // A size of Azure, a schema and a tool have names as well, which are no model's.
    private static bool IsOfModel(string pointer) =>
        JsonPointer.Segments(pointer).SkipLast(1).LastOrDefault(one => !one.All(char.IsAsciiDigit)) is not { } owner
        || owner.Contains("model", StringComparison.OrdinalIgnoreCase) || Owners.Contains(owner) || ModelFallbacks.Lists.Contains(owner);
}
