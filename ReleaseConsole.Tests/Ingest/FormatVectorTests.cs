using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class FormatVectorTests
{
    /// <summary>What each example is read as: its format, and the artifacts in it.</summary>
    private static readonly Dictionary<string, (string Format, string[] Paths)> Expected = new()
    {
        ["prompts/langfuse-text.json"] = ("langfuse-prompt", ["prompts/support/refund-policy"]),
        ["prompts/langfuse-chat.json"] = ("langfuse-prompt", ["prompts/triage-chat"]),
        ["prompts/langfuse-export.json"] = ("langfuse-prompt", ["prompts/greeting", "prompts/farewell"]),
        ["prompts/langfuse-webhook.json"] = ("langfuse-prompt", ["prompts/order-status"]),
        ["prompts/mlflow-text.json"] = ("mlflow-prompt", ["prompts/summarise-case"]),
        ["prompts/mlflow-chat.json"] = ("mlflow-prompt", ["prompts/reply-writer"]),
        ["prompts/openai-responses.json"] = ("openai-prompt", ["prompts/claims-triage"]),
        ["prompts/openai-chat.json"] = ("openai-prompt", ["prompts/openai-chat"]),
        ["prompts/langchain-chat.json"] = ("langchain-prompt", ["prompts/langchain-chat"]),
        ["prompts/langchain-template.json"] = ("langchain-prompt", ["prompts/langchain-template"]),
        ["prompts/langchain-playground.json"] = ("langchain-prompt", ["prompts/langchain-playground"]),
        ["prompts/langchain-sequence.json"] = ("langchain-prompt", ["prompts/langchain-sequence"]),
        ["prompts/langchain-tool-calls.json"] = ("langchain-prompt", ["prompts/langchain-tool-calls"]),
        ["prompts/langchain-parts.json"] = ("langchain-prompt", ["prompts/langchain-parts"]),
        ["prompts/langchain-chain.json"] = ("langchain-saved", ["prompts/langchain-chain"]),
        ["prompts/langchain-few-shot.yaml"] = ("langchain-saved", ["prompts/langchain-few-shot"]),
        ["prompts/langchain-untyped.yaml"] = ("langchain-saved", ["prompts/langchain-untyped"]),
        ["prompts/promptfooconfig.yaml"] = ("promptfoo-config", ["prompts/promptfooconfig-2", "prompts/chat-reply"]),
        ["prompts/with-front-matter.md"] = ("markdown-prompt", ["prompts/with-front-matter"]),
        ["prompts/extract.prompt"] = ("dotprompt", ["prompts/extract"]),
        ["prompts/licensed.prompt"] = ("dotprompt", ["prompts/licensed"]),
        ["prompts/reply.j2"] = ("jinja-prompt", ["prompts/reply"]),
        ["prompts/header.hbs"] = ("handlebars-prompt", ["prompts/header"]),
        ["prompts/notice.mustache"] = ("mustache-prompt", ["prompts/notice"]),
        ["prompts/basic.prompty"] = ("prompty", ["prompts/basic"]),
        ["prompts/messages.yaml"] = ("chat-prompt", ["prompts/messages"]),
        ["tools/mcp-2025-06-18.json"] = ("mcp-tools", ["tools/get_weather_data"]),
        ["tools/mcp-2025-11-25.json"] = ("mcp-tools", ["tools/reserve_stock"]),
        ["tools/mcp-2026-07-28.json"] = ("mcp-tools", ["tools/query_region"]),
        ["tools/mcp-captured-memory.json"] = (
            "mcp-tools",
            [
                "tools/create_entities", "tools/create_relations", "tools/add_observations", "tools/delete_entities",
                "tools/delete_observations", "tools/delete_relations", "tools/read_graph", "tools/search_nodes",
                "tools/open_nodes",
            ]),
        ["tools/mcp-captured-everything.json"] = (
            "mcp-tools",
            [
                "tools/echo", "tools/get-annotated-message", "tools/get-env", "tools/get-resource-links",
                "tools/get-resource-reference", "tools/get-structured-content", "tools/get-sum", "tools/get-tiny-image",
                "tools/gzip-file-as-resource", "tools/toggle-simulated-logging", "tools/toggle-subscriber-updates",
                "tools/trigger-long-running-operation",
                "tools/simulate-research-query",
            ]),
        ["tools/openai-chat.json"] = ("openai-function", ["tools/get_order"]),
        ["tools/openai-responses.json"] = ("openai-function", ["tools/get_order", "tools/web_search", "tools/deepwiki"]),
        ["tools/openai-mcp.json"] = ("openai-mcp", ["tools/shop-desk"]),
        ["tools/anthropic.json"] = ("anthropic-tools", ["tools/get_stock_price", "tools/web_search", "tools/bash"]),
        ["tools/bedrock.json"] = ("bedrock-tools", ["tools/top_song", "tools/get_order"]),
        ["datasets/golden.jsonl"] = ("jsonl-dataset", ["datasets/golden"]),
        ["datasets/cases.csv"] = ("csv-dataset", ["datasets/cases"]),
        ["datasets/cases.parquet"] = ("parquet-dataset", ["datasets/cases"]),
        ["datasets/cases.json"] = ("json-dataset", ["datasets/cases"]),
        ["datasets/golden.csv.dvc"] = ("dvc", ["datasets/golden"]),
        ["datasets/dvc.lock"] = ("dvc", ["datasets/prepared"]),
        ["datasets/support/README.md"] = ("dataset-card", ["datasets/support/support-card"]),
        ["evaluations/promptfoo-v2.json"] = ("promptfoo-v3", ["evaluations/promptfoo-v2"]),
        ["evaluations/inspect.json"] = ("inspect-log", ["evaluations/inspect"]),
        ["evaluations/inspect-archive.eval"] = ("inspect-log", ["evaluations/inspect-archive"]),
        ["evaluations/inspect-zstd.eval"] = ("inspect-log", ["evaluations/inspect-zstd"]),
        ["evaluations/junit.xml"] = ("junit", ["evaluations/junit"]),
        ["evaluations/openai-evals.jsonl"] = ("openai-evals", ["evaluations/openai-evals"]),
        ["evaluations/table.csv"] = ("results-csv", ["evaluations/table"]),
        ["evaluations/table.jsonl"] = ("results-jsonl", ["evaluations/table"]),
        ["evaluations/mapped.json"] = ("results-json", ["evaluations/mapped"]),
        ["evaluations/promptfoo-v3.json"] = ("promptfoo-v3", ["evaluations/promptfoo-v3"]),
        ["models/default.yaml"] = ("model-settings", ["models/default"]),
        ["models/litellm.yaml"] = ("litellm-models", ["models/gpt-4o", "models/claude"]),
        ["models/fraud/MLmodel"] = ("mlmodel", ["models/fraud"]),
        ["models/mlflow-logged.json"] = ("mlflow-model", ["models/ticket-classifier"]),
        ["models/mlflow-version.json"] = ("mlflow-model", ["models/churn-model"]),
        ["models/azure-deployment.json"] = ("model-deployment", ["models/chat"]),
        ["models/openai-models.json"] = ("model-deployment", ["models/gpt-4o-2024-08-06", "models/gpt-4o"]),
        ["settings/runtime.yaml"] = ("environment-settings", ["settings/runtime"]),
        ["settings/.env"] = ("dotenv", ["settings/env"]),
        ["settings/whole.json"] = ("environment-settings", ["settings/whole"]),
        ["policies/refunds.rego"] = ("policy-rego", ["policies/refunds"]),
        ["policies/desk.cedar"] = ("policy-cedar", ["policies/desk"]),
        ["policies/guardrails.yaml"] = ("policy-yaml", ["policies/guardrails"]),
        ["policies/guardrails.json"] = ("policy-json", ["policies/guardrails"]),
        ["policies/conduct.md"] = ("policy-text", ["policies/conduct"]),
        ["policies/gates.yaml"] = ("release-gates", ["policies/gates"]),
        ["tools/openapi.yaml"] = ("openapi", ["tools/getOrder", "tools/cancelOrder", "tools/post_orders"]),
    };

    /// <summary>A list of messages or of settings could be anything; its folder says what it is.</summary>
    private static readonly string[] KnownByFolder =
        ["markdown-prompt", "jinja-prompt", "handlebars-prompt", "mustache-prompt", "prompty", "chat-prompt", "model-settings", "mlmodel",
         "environment-settings", "dotenv", "policy-yaml", "policy-json", "policy-text", "csv-dataset",
         "json-dataset", "dataset-card", "results-csv", "results-jsonl", "results-json"];

    public static TheoryData<string> All => [.. Vectors.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_is_read_in_its_format_without_being_told(string name)
    {
        Expected.ShouldContainKey(name);
        var (format, paths) = Expected[name];

        var reading = Vectors.Read(name);

        reading.LeftOut.ShouldBeNull();
        reading.Items.ShouldAllBe(item => item.Succeeded);
        reading.Items.Select(item => item.Value.Path).ShouldBe(paths);
        reading.Items.Select(item => item.Value.Content.Format).ShouldContain(format);
        reading.Items.ShouldAllBe(item => item.Value.Kind == ArtifactFormats.Named(item.Value.Content.Format)!.Kind);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_a_version_keeps_as_its_original_reads_back_as_the_same_content(string name)
    {
        foreach (var candidate in Vectors.Read(name).Items.Select(item => item.Value))
        {
            var again = ArtifactFormats.ReadOriginal(candidate.Stored());
            again.Refusal.ShouldBeNull(candidate.Path);
            again.Value.Digest.ShouldBe(candidate.Content.Digest, candidate.Path);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Outside_every_folder_unmistakable_content_is_still_known(string name)
    {
        var (format, paths) = Expected[name];
        if (KnownByFolder.Contains(format))
            return;
        var reading = Vectors.Read(Path.GetFileName(name), Vectors.Bytes(name));
        reading.Items.Select(item => item.Value.Path).ShouldBe(paths);
    }
}
