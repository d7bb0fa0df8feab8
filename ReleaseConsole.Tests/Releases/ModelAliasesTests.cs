using System.Text;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Releases;

/// <summary>Names as vendors write them: which stay, and which come to mean another model.</summary>
public sealed class ModelAliasesTests
{
    [Theory]
    [InlineData("gpt-4o-2024-08-06")]
    [InlineData("gpt-4.1-mini-2025-04-14")]
    [InlineData("gpt-4o-realtime-preview-2024-12-17")]
    [InlineData("gpt-4-0613")]
    [InlineData("gpt-4-1106-preview")]
    [InlineData("gpt-3.5-turbo-0125")]
    [InlineData("o3-2025-04-16")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:acme::x")]
    [InlineData("ft:gpt-3.5-turbo-0125:acme:triage:9abc")]
    [InlineData("openai/ft:gpt-4o-mini-2024-07-18:acme::x")]
    [InlineData("claude-3-5-sonnet-20241022")]
    [InlineData("claude-sonnet-4-5-20250929")]
    [InlineData("claude-sonnet-4-6")]
    [InlineData("claude-opus-5")]
    [InlineData("anthropic.claude-3-5-sonnet-20241022-v2:0")]
    [InlineData("us.anthropic.claude-sonnet-4-20250514-v1:0")]
    [InlineData("anthropic.claude-opus-4-6-v1")]
    [InlineData("anthropic.claude-v2:1:200k")]
    [InlineData("amazon.nova-pro-v1:0:300k")]
    [InlineData("mistral.mistral-large-2407-v1:0")]
    [InlineData("arn:aws:bedrock:eu-central-1::foundation-model/meta.llama3-1-70b-instruct-v1:0")]
    [InlineData("gemini-1.5-pro-002")]
    [InlineData("vertex_ai/gemini-2.0-flash-001")]
    [InlineData("gemini-2.5-pro-preview-05-20")]
    [InlineData("gemini-2.5-flash-lite-preview-09-2025")]
    [InlineData("gemini-2.0-flash-thinking-exp-01-21")]
    [InlineData("claude-3-5-sonnet-v2@20241022")]
    [InlineData("publishers/anthropic/models/claude-opus-4@20250514")]
    [InlineData("azureml://registries/azure-openai/models/gpt-4o/versions/2024-11-20")]
    [InlineData("azure/gpt-35-turbo-0613")]
    [InlineData("mistral-large-2411")]
    [InlineData("mistralai/codestral-2501")]
    [InlineData("command-r-08-2024")]
    [InlineData("llama3@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("models:/churn-model/12")]
    [InlineData("models:/m-8f2d0b1c9e7a4d5b8c6e1f3a2b4c5d6e")]
    public void A_name_of_a_snapshot_stays(string model) =>
        (ModelAliases.Moves(model), ModelAliases.IsKnownToMove(model)).ShouldBe((false, false));

    [Theory]
    [InlineData("gemini-2.5-pro")]
    [InlineData("google/gemini-2.5-flash-lite")]
    public void A_stable_name_beside_which_its_vendor_names_no_dated_one_is_noted_and_not_refused(string model) =>
        (ModelAliases.Moves(model), ModelAliases.IsKnownToMove(model)).ShouldBe((true, false));

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4-32k")]
    [InlineData("gpt-4-turbo-preview")]
    [InlineData("chatgpt-4o-latest")]
    [InlineData("o3")]
    [InlineData("o1-mini")]
    [InlineData("openrouter/openai/gpt-4o")]
    [InlineData("openai:gpt-4.1")]
    [InlineData("claude-3-5-sonnet-latest")]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("claude-opus-4-0")]
    [InlineData("claude-sonnet-4@default")]
    [InlineData("us.anthropic.claude-sonnet-4")]
    [InlineData("gemini-1.5-pro")]
    [InlineData("gemini-2.0-flash-exp")]
    [InlineData("vertex_ai/gemini-flash-latest")]
    [InlineData("azure/gpt-35-turbo")]
    [InlineData("mistral-small")]
    [InlineData("mistral-large-latest")]
    [InlineData("codestral-latest")]
    [InlineData("command-r-plus")]
    public void A_name_that_a_vendor_moves_is_known(string model) =>
        (ModelAliases.Moves(model), ModelAliases.IsKnownToMove(model)).ShouldBe((true, true));

    [Theory]
    [InlineData("llama-3.1-70b-instruct")]
    [InlineData("gpt4o-eu")]
    [InlineData("amazon.titan-text-express-v1")]
    [InlineData("models:/churn-model@champion")]
    [InlineData("models:/churn-model/Production")]
    public void A_name_without_a_date_can_move_though_nobody_is_known_to_move_it(string model) =>
        (ModelAliases.Moves(model), ModelAliases.IsKnownToMove(model)).ShouldBe((true, false));

    [Fact]
    public void Every_deployment_of_a_group_is_asked()
    {
        var note = Note("""
            {"deployments": [
              {"provider": "openai", "model": "gpt-4o-2024-08-06"}, {"provider": "azure", "model": "gpt-4o"},
              {"provider": "azure", "model": "gpt-4o", "api_base": "https://eu.example"}, {"provider": "none"}]}
            """);
        note.ShouldBe("models/a asks for gpt-4o, a name its vendor can move to another model. A dated name stays the same.");
        Note("""{"deployments": [{"model": "gpt-4o-2024-08-06"}]}""").ShouldBeNull();
        Note("""{"deployments": "none"}""").ShouldBeNull();
    }

    [Fact]
    public void The_version_that_azure_tells_apart_stays_only_when_it_is_not_upgraded()
    {
        Note("""{"model": "gpt-4o", "model_version": "2024-11-20"}""").ShouldNotBeNull().ShouldContain("which Azure upgrades by itself");
        Note("""{"model": "gpt-4o", "model_version": "2024-11-20", "version_upgrade": "NoAutoUpgrade"}""").ShouldBeNull();
    }

    private static string? Note(string settings) => ModelAliases.Note("models/a", Encoding.UTF8.GetBytes(settings));
}
