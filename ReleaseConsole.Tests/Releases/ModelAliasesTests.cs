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

    [Theory]
    [InlineData(
        "openrouter", "openrouter/auto",
        "openrouter/auto is whichever model OpenRouter picks when it is asked; the name of one model stays.")]
    [InlineData("ollama", "llama3", "llama3 has no tag, so that Ollama serves whatever is the latest; a digest stays.")]
    [InlineData(
        "azure", "azure/my-deploy",
        "azure/my-deploy, a name without a date or a version: only its host knows whether it stays the same model.")]
    public void A_name_is_said_to_move_only_where_that_is_known(string provider, string model, string note) =>
        Note($$"""{"provider": "{{provider}}", "model": "{{model}}"}""").ShouldBe($"models/a asks for {note}");

    [Fact]
    public void The_version_that_azure_tells_apart_stays_only_when_it_is_not_upgraded()
    {
        Note("""{"model": "gpt-4o", "model_version": "2024-11-20"}""").ShouldNotBeNull().ShouldContain("which Azure upgrades by itself");
        Note("""{"model": "gpt-4o", "model_version": "2024-11-20", "version_upgrade": "NoAutoUpgrade"}""").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"model": "models:/ranker@champion"}""")]
    [InlineData("""{"model_uri": "models:/ranker@champion"}""")]
    [InlineData("""{"registered_model": "ranker", "alias": "champion"}""")]
    [InlineData("""{"model": "ranker-2025-01-01", "judges": ["models:/ranker@champion"]}""")]
    public void An_alias_of_a_registry_is_told_wherever_it_stands(string settings) => Note(settings).ShouldBe(
        "models/a asks for models:/ranker@champion, which MLflow can point to another version. The number of a version stays the same.");

    [Fact]
    public void A_commit_of_a_model_hub_stays_and_a_branch_moves()
    {
        Note("""{"model": "a/b", "revision": "5f0b02c75b57c5855da9ae460ce51323ea669d8a"}""").ShouldBeNull();
        Note("""{"model": "a/b", "revision": "main"}""")
            .ShouldBe("models/a asks for a/b at main, a branch that moves. A commit stays the same.");
    }

    [Fact]
    public void The_base_model_of_a_deployment_decides_in_place_of_its_own_name()
    {
        Note("""{"model": "gpt-4o-eu", "model_info": {"base_model": "azure/gpt-4o-2024-08-06"}}""").ShouldBeNull();
        Note("""{"model": "mine-1", "model_info": {"base_model": "azure/gpt-4o"}}""")
            .ShouldNotBeNull().ShouldContain("asks for azure/gpt-4o, a name");
    }

    [Theory]
    [InlineData("""{"provider": "os.environ", "model": "M"}""")]
    [InlineData("""{"model": "os.environ/M"}""")]
    [InlineData("""{"model": "${M}"}""")]
    public void A_name_that_the_environment_gives_is_said_to_be_one(string settings) => Note(settings).ShouldBe(
        "models/a takes the model's name from the environment variable M, so the release does not say which model is asked.");

    private static string? Note(string settings) => ModelAliases.Note("models/a", Encoding.UTF8.GetBytes(settings));
}
