using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>The words of artifacts on screen.</summary>
internal static class ArtifactWords
{
    public static string Title(this ArtifactKind kind) => kind switch
    {
        ArtifactKind.Prompt => "Prompt",
        ArtifactKind.Tool => "Tool",
        ArtifactKind.Model => "Model",
        ArtifactKind.Dataset => "Dataset",
        ArtifactKind.Policy => "Policy",
        ArtifactKind.Settings => "Settings",
        ArtifactKind.Evaluation => "Evaluation",
    };

    /// <summary>How a text is written, as people call it.</summary>
    public static string Format(string format) => format switch
    {
        "markdown-prompt" or "policy-text" => "Markdown",
        "jinja-prompt" => "Jinja",
        "handlebars-prompt" => "Handlebars",
        "mustache-prompt" => "Mustache",
        "chat-prompt" => "chat messages",
        "langfuse-prompt" => "Langfuse",
        "mlflow-prompt" or "mlflow-model" => "MLflow",
        "openai-prompt" => "OpenAI request",
        "langchain-prompt" => "LangChain",
        "langchain-saved" => "LangChain, saved",
        "promptfoo-config" => "promptfoo configuration",
        "mcp-tools" => "MCP tool",
        "openai-function" => "OpenAI function",
        "openai-mcp" => "OpenAI hosted server",
        "anthropic-tools" => "Anthropic tool",
        "bedrock-tools" => "Bedrock tool",
        "openapi" => "OpenAPI",
        "litellm-models" => "LiteLLM",
        "model-deployment" => "deployment",
        "jsonl-dataset" or "results-jsonl" => "JSON Lines",
        "csv-dataset" or "results-csv" => "CSV",
        "json-dataset" or "results-json" => "JSON",
        "parquet-dataset" => "Parquet",
        "dvc" => "DVC pointer",
        "dataset-card" => "dataset card",
        "promptfoo-v3" => "promptfoo results",
        "inspect-log" => "Inspect log",
        "junit" => "JUnit",
        "openai-evals" => "OpenAI evals",
        "model-settings" or "environment-settings" => "YAML or JSON",
        "policy-rego" => "Rego",
        "policy-cedar" => "Cedar",
        _ when format.StartsWith("policy-", StringComparison.Ordinal) => format["policy-".Length..].ToUpperInvariant(),
        _ => format,
    };

    /// <summary>Who wrote a version, as far as is known: whoever had it fetched from outside is none of them for that.</summary>
    public static string WrittenBy(VersionRow version) => version switch
    {
        { From.Authors: { Count: > 0 } authors } => string.Join(", ", authors.Select(one => one.Name)),
        { From.SeenAt: not null } => $"imported by {version.Author}",
        _ => version.Author,
    };

    /// <summary>"Amara Okafor, Jun Park or Priya Raman".</summary>
    public static string Either(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        var count => $"{string.Join(", ", names.Take(count - 1))} or {names[^1]}",
    };
}
