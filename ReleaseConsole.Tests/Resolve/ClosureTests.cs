using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class ClosureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("---\ntools:\n  - refund\n---\nHi", null)]
    [InlineData("---\ntools:\n  - name: refund\n---\nHi", null)]
    [InlineData("---\ntools:\n  - give_back\n---\nHi", null)]
    [InlineData("---\ntools: [refund, search]\n---\nHi", "prompts/triage:2:17 search")]
    [InlineData("---\ntools: refund@latest\n---\nHi", "prompts/triage:2:8 refund@latest")]
    [InlineData("---\ntools: [\"refund@^2\"]\n---\nHi", "prompts/triage:2:9 refund@^2")]
    [InlineData("---\nmodel: default\n---\nHi", null)]
    [InlineData("---\nmodel: spare\n---\nHi", "prompts/triage:2:8 spare")]
    [InlineData("---\nmodel: openai/gpt-4.1-mini-2025-04-14\n---\nHi", null)]
    [InlineData("---\nmodel: ft:gpt-4o-mini-2024-07-18:acme::x\n---\nHi", null)]
    [InlineData("---\nmodel: openai/chatgpt-4o-latest\n---\nHi", "prompts/triage:2:8 openai/chatgpt-4o-latest")]
    [InlineData("---\ndatasets: [golden]\n---\nHi", "prompts/triage:2:12 golden")]
    [InlineData("---\ndatasets:\n  - {type: jsonl, name: golden}\n---\nHi", "prompts/triage:3:25 golden")]
    [InlineData("Hi {{> parts/tone}}", "prompts/triage:1:4 parts/tone")]
    [InlineData("Hi {{> summary}}, see tools/search", null)]
    [InlineData("Hi @@@langfusePrompt:name=tone|label=production@@@", "prompts/triage:1:4 tone (label production)")]
    [InlineData("---\nmodel: openai/gpt-4o\n---\nHi", "prompts/triage:2:8 openai/gpt-4o")]
    [InlineData(
        "---\nconfig:\n  model: claude-sonnet-4\n  tools: [search]\n---\nHi",
        "prompts/triage:3:10 claude-sonnet-4; prompts/triage:4:11 search")]
    [InlineData("Hi @@@langfusePrompt:name=summary|label=production@@@", "prompts/triage:1:4 summary (label production)")]
    [InlineData("Hi @@@langfusePrompt:name=summary|version=3@@@", null)]
    [InlineData("Hi @@@langfusePrompt:name=summary|version=4@@@", "prompts/triage:1:4 summary (version 4)")]
    [InlineData("---\nmodel:\n  provider: openai\n  name: gpt-4o-mini\n---\nHi", "prompts/triage:4:9 gpt-4o-mini")]
    [InlineData("---\nmodel:\n  provider: openai\n  name: gpt-4.1-2025-04-14\n---\nHi", null)]
    [InlineData("---\nmodel_config:\n  model: claude-sonnet-4-latest\n---\nHi", "prompts/triage:3:10 claude-sonnet-4-latest")]
    [InlineData(
        "---\nmodels: [gpt-4o, gpt-4o-2024-08-06]\nfallback_model: gpt-4.1\nfallbacks: [o3]\n---\nHi",
        "prompts/triage:2:10 gpt-4o; prompts/triage:3:17 gpt-4.1; prompts/triage:4:13 o3")]
    [InlineData("---\nallowed_models: [gpt-4o]\n---\nHi", null)]
    [InlineData("Hi.\nCall `search` with {{x}}, then `refund`.", "prompts/triage:2:7 search")]
    [InlineData("Then search(order) twice: search(order).", "prompts/triage:1:6 search")]
    [InlineData("---\ntools: refund, search\n---\nCall `search`.", "prompts/triage:2:8 search")]
    [InlineData("- `search`: the customer looks for something.", null)]
    [InlineData("Call `look_up` (which nobody has), search for it (once) or research(x).", null)]
    public void A_prompt_names_only_what_is_pinned(string text, string? open) =>
        string.Join("; ", Opened(new ClosureContent(ArtifactKind.Prompt, "prompts/triage", text))).ShouldBe(open ?? "");

    [Theory]
    [InlineData(ArtifactKind.Policy, "rules:\n  - applies_to: [prompts/triage, tools/refund]", null)]
    [InlineData(ArtifactKind.Policy, "rules:\n  - applies_to: [prompts/triage, tools/search]", "policies/x:2:34 tools/search")]
    [InlineData(ArtifactKind.Settings, "judge: models/spare", "settings/x:1:8 models/spare")]
    [InlineData(ArtifactKind.Settings, "judge: models/unheard-of", null)]
    [InlineData(ArtifactKind.Settings, "judge: models/default@latest", "settings/x:1:8 models/default (latest)")]
    [InlineData(ArtifactKind.Model, "provider: openai\nmodel: gpt-4.1-mini-2025-04-14", null)]
    [InlineData(ArtifactKind.Model, "provider: openai\nmodel: gpt-4o-latest", "models/x:2:8 gpt-4o-latest")]
    [InlineData(ArtifactKind.Model, "model: models:/triage@champion", "models/x:1:8 models:/triage@champion")]
    [InlineData(ArtifactKind.Model, "{\"provider\":\"openai\",\"model\":\"gpt-4o-latest\"}", "models/x:1:30 gpt-4o-latest")]
    [InlineData(ArtifactKind.Model, "{provider: openai, model: gpt-4o-latest}", "models/x:1:27 gpt-4o-latest")]
    [InlineData(ArtifactKind.Model, "model: models:/churn/Production", "models/x:1:8 models:/churn/Production")]
    [InlineData(ArtifactKind.Model, "model: models:/churn/3", null)]
    [InlineData(
        ArtifactKind.Model, "provider: databricks\nmodel_uri: models:/prod.ml.support@champion",
        "models/x:2:12 models:/prod.ml.support@champion")]
    [InlineData(ArtifactKind.Model, "model_uri: models:/prod.ml.support/12", null)]
    [InlineData(ArtifactKind.Model, "registered_model: support\nalias: champion", "models/x:2:8 models:/support@champion")]
    [InlineData(ArtifactKind.Model, "registered_model: support\nstage: Production", "models/x:2:8 models:/support/Production")]
    [InlineData(ArtifactKind.Model, "registered_model: support\nversion: 12\nalias: champion", null)]
    [InlineData(ArtifactKind.Settings, "router: [models:/support@champion]\nstage: production", "settings/x:1:10 models:/support@champion")]
    [InlineData(ArtifactKind.Settings, "SCORER=models:/support@champion\n", "settings/x:1:8 models:/support@champion")]
    [InlineData(ArtifactKind.Policy, "allowed: [models:/support@champion]", null)]
    [InlineData(
        ArtifactKind.Model,
        "model_list:\n- model_name: fast\n  litellm_params: {model: azure/gpt-4o-eu}\n  model_info: {base_model: azure/gpt-4o-2024-08-06}",
        null)]
    [InlineData(
        ArtifactKind.Model,
        "model_list:\n- model_name: fast\n  litellm_params: {model: azure/mine}\n  model_info: {base_model: azure/gpt-4o}",
        "models/x:4:28 azure/gpt-4o")]
    [InlineData(ArtifactKind.Model, "provider: openai\nmodel: gpt-4o", "models/x:2:8 gpt-4o")]
    [InlineData(ArtifactKind.Model, "model: gemini-flash-latest", "models/x:1:8 gemini-flash-latest")]
    [InlineData(ArtifactKind.Model, "model: llama-3.1-70b", null)]
    [InlineData(ArtifactKind.Model, "model: meta-llama/Llama-3.1-8B\nrevision: main", "models/x:2:11 meta-llama/Llama-3.1-8B@main")]
    [InlineData(ArtifactKind.Model, "model: meta-llama/Llama-3.1-8B\nrevision: 0e9e39f2", null)]
    [InlineData(ArtifactKind.Model, "{provider: azure, model: gpt-4o, model_version: '2024-08-06', version_upgrade: NoAutoUpgrade}", null)]
    [InlineData(ArtifactKind.Model, "{provider: azure, model: gpt-4o, model_version: '2024-08-06'}", "models/x:1:26 gpt-4o")]
    [InlineData(
        ArtifactKind.Model,
        """{"properties":{"model":{"format":"OpenAI","name":"gpt-4o","version":"2024-08-06"},"versionUpgradeOption":"NoAutoUpgrade"}}""",
        null)]
    [InlineData(
        ArtifactKind.Model, """{"properties":{"model":{"format":"OpenAI","name":"gpt-4o","version":"2024-08-06"}}}""",
        "models/x:1:50 gpt-4o")]
    [InlineData(ArtifactKind.Model, """{"id":"gpt-4o","object":"model"}""", "models/x:1:7 gpt-4o")]
    [InlineData(ArtifactKind.Model, "model: mistralai/Mistral-7B-Instruct-v0.3\nrevision: 0123456789abcdef0123456789abcdef01234567", null)]
    [InlineData(ArtifactKind.Model, "model: mistralai/Mistral-7B-Instruct-v0.3", null)]
    [InlineData(ArtifactKind.Model, "model: openai/gpt-oss-120b", null)]
    [InlineData(ArtifactKind.Settings, "judge_models: [gpt-4o-2024-08-06, gpt-4o]", "settings/x:1:35 gpt-4o")]
    [InlineData(ArtifactKind.Policy, "deny:\n  - model: gpt-4o\nallowed_models: [gpt-4o]", null)]
    [InlineData(ArtifactKind.Settings, "prompt_label: Ask us anything", null)]
    [InlineData(ArtifactKind.Policy, "judge:\n  model: claude-sonnet-4\n", "policies/x:2:10 claude-sonnet-4")]
    [InlineData(ArtifactKind.Settings, "JUDGE_MODEL=gpt-4o\nSEED=3\n", "settings/x:1:13 gpt-4o")]
    [InlineData(ArtifactKind.Settings, "judgeModel: gpt-4o-2024-08-06\ncar_model: gpt\n", null)]
    [InlineData(ArtifactKind.Settings, "LANGFUSE_PROMPT_LABEL=production\n", "settings/x:1:23 production")]
    [InlineData(
        ArtifactKind.Settings, "--- # runtime.yaml\nseed: 3\n--- # runtime.production.yaml\nmodel: gpt-4o\n", "settings/x:4:8 gpt-4o")]
    [InlineData(
        ArtifactKind.Model, "model_list:\n- model_name: fast-latest\n  litellm_params: {model: openai/gpt-4o-latest}",
        "models/x:3:27 openai/gpt-4o-latest")]
    [InlineData(
        ArtifactKind.Model, "model: m-2025-01-01\nrouter_settings:\n  fallbacks: [{smart: [spare, default]}]", "models/x:3:24 spare")]
    [InlineData(ArtifactKind.Dataset, "{\"see\":\"tools/search\"}", null)]
    [InlineData(ArtifactKind.Settings, "prompt_uri: prompts:/triage@production", "settings/x:1:13 prompts:/triage@production")]
    [InlineData(ArtifactKind.Settings, "uses: [\"prompts:/triage/3\", \"prompts:/tone\"]", "settings/x:1:29 prompts:/tone")]
    [InlineData(ArtifactKind.Settings, "langsmith_prompt: acme/triage:latest", "settings/x:1:19 acme/triage:latest")]
    [InlineData(ArtifactKind.Settings, "langsmith_prompt: acme/triage:0f3a9c11\nhub: acme/triage\nprompt: Write to me at a@b", null)]
    [InlineData(ArtifactKind.Settings, "systemPrompt: acme/triage:latest", "settings/x:1:15 acme/triage:latest")]
    [InlineData(ArtifactKind.Settings, "LANGSMITH_HUB=acme/triage:latest\nSEED=3\n", "settings/x:1:15 acme/triage:latest")]
    [InlineData(ArtifactKind.Settings, "github: acme/server:latest\ngitHub: acme/server:latest\ndocker_hub: acme/server:latest", null)]
    [InlineData(ArtifactKind.Settings, "DOCKERHUB=acme/server:latest\nSEED=3\n", null)]
    [InlineData(ArtifactKind.Settings, "PROMPT_VERSION=latest\nSEED=3\n", "settings/x:1:16 PROMPT_VERSION=latest")]
    [InlineData(ArtifactKind.Settings, "PROMPT_TAG=production\nSEED=3\n", "settings/x:1:12 PROMPT_TAG=production")]
    [InlineData(ArtifactKind.Settings, "tool_version: ^1.2", "settings/x:1:15 tool_version=^1.2")]
    [InlineData(ArtifactKind.Settings, "tool_version: 1.2.0\nPROMPT_VERSION: 7\nprompt_tag: billing\napi_version: latest", null)]
    [InlineData(ArtifactKind.Model, "provider: openrouter\nmodel: openrouter/auto", "models/x:2:8 openrouter/auto")]
    [InlineData(ArtifactKind.Model, "provider: ollama\nmodel: llama3", "models/x:2:8 llama3")]
    [InlineData(ArtifactKind.Model, "provider: ollama\nmodel: \"llama3:latest\"", "models/x:2:8 llama3:latest")]
    [InlineData(ArtifactKind.Model, "provider: ollama\nmodel: \"llama3:8b\"", null)]
    [InlineData(ArtifactKind.Settings, "judge_model: x\nrouter:\n  model: openrouter/auto", "settings/x:3:10 openrouter/auto")]
    [InlineData(ArtifactKind.Settings, "{router: {model_uri: openrouter/auto}}", "settings/x:1:22 openrouter/auto")]
    [InlineData(ArtifactKind.Policy, "blocked_models: [{model: openrouter/auto}]", null)]
    [InlineData(ArtifactKind.Policy, "judge: {model: openrouter/auto}", "policies/x:1:16 openrouter/auto")]
    [InlineData(ArtifactKind.Settings, "model_list:\n- model_name: ollama/llama3\n  litellm_params: {model: \"ollama/llama3:8b\"}", null)]
    [InlineData(ArtifactKind.Model, "provider: azure\nmodel: azure/my-deploy", null)]
    [InlineData(ArtifactKind.Model, "model: gpt-4.1-2025-04-14\nfallbacks: [gpt-4o]", "models/x:2:13 gpt-4o")]
    [InlineData(
        ArtifactKind.Model,
        "model_list:\n- model_name: gpt-4o\n  litellm_params: {model: openai/gpt-4o-2024-08-06}\nrouter_settings:\n  fallbacks: [{smart: [gpt-4o]}]", null)]
    [InlineData(ArtifactKind.Policy, "rules:\n  - applies_to: tools/refund_ordr", "policies/x:2:17 tools/refund_ordr")]
    [InlineData(ArtifactKind.Policy, "rules:\n  - applies_to: [tools/*, prompts/triage.md, prompts]\n    because: tools/none", null)]
    [InlineData(ArtifactKind.Policy, "package x\njudge_model := \"gpt-4o\"\nallowed_models := {\"gpt-4o\"}\n", "policies/x:2:17 gpt-4o")]
    [InlineData(ArtifactKind.Policy, "package x\nallow if input.model == \"gpt-4o\"\nallowed_model := \"gpt-4o\"\n", null)]
    public void Policies_settings_and_models_name_only_what_is_pinned(ArtifactKind kind, string text, string? open) =>
        Opened(new ClosureContent(kind, $"{kind.Folder()}/x", text)).ShouldBe(open is null ? [] : [open]);

    [Fact]
    public void A_model_that_is_called_as_its_alias_is_not_excused_by_its_own_name() =>
        Opened(new ClosureContent(ArtifactKind.Model, "models/gpt-4o", "provider: openai\nmodel: gpt-4o"))
            .ShouldBe(["models/gpt-4o:2:8 gpt-4o"]);

    [Fact]
    public void What_a_prompt_in_json_keeps_beside_its_text_is_looked_through_and_a_tool_written_out_names_nothing() =>
        Opened(new ClosureContent(ArtifactKind.Prompt, "prompts/triage", "Hi")
        {
            Beside = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(
                """{"config": {"model": "gpt-4o", "tools": ["refund", "search", {"type": "function", "name": "inline", "parameters": {}}, {"type": "bash_20250124", "name": "bash"}]}}""")!,
        }).ShouldBe(["prompts/triage:1:1 search", "prompts/triage:1:1 gpt-4o"], ignoreOrder: true);

    [Theory]
    [InlineData("golden", "golden")]
    [InlineData("data/golden.jsonl", "data/golden.jsonl")]
    public void Data_an_evaluation_ran_on_is_pinned_or_open(string named, string open) =>
        Opened(new ClosureContent(ArtifactKind.Evaluation, "evaluations/run", "") { RanOn = [named] })
            .ShouldBe([$"evaluations/run:1:1 {open}"]);

    [Fact]
    public async Task A_release_is_refused_with_every_place_that_names_what_it_does_not_pin()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(
            amara, ("prompts/a.md", "---\ntools: [search]\n---\n{{> tone}}"),
            ("prompts/b.md", "---\nmodel: openai/chatgpt-4o-latest\n---\nHi"),
            ("release.yaml", "version: \"1.0\"\nartifacts:\n  - prompts/a.md\n  - prompts/b.md\n"));

        var refused = view.Item("release.yaml");
        refused.Code.ShouldBe("unpinned-reference");
        foreach (var place in new[] { "prompts/a:2:9 search", "prompts/a:4:1 tone", "prompts/b:2:8 openai/chatgpt-4o-latest" })
            refused.Reason!.ShouldContain(place);
    }

    [Fact]
    public async Task Of_many_places_the_sentence_says_five_and_the_refusal_lists_all_as_an_import_does()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var view = await console.ImportAsync(
            amara, ("prompts/a.md", "---\ntools: [t1, t2, t3, t4, t5, t6, t7]\n---\nHi"),
            ("release.yaml", "version: \"1.0\"\nartifacts: [prompts/a.md]\n"));
        var pin = new WantedArtifact("prompt", "prompts/a", view.Item("prompts/a.md").Digest.ToString()!);

        var refused = (await console.Get<FreezeRelease>().RunAsync(
            TestConsole.ProductSlug, new ReleaseRequest("1.0", "", [pin], []) { Exceptions = [new PinException("prompts/a", "We know.")] },
            amara, Cancel)).Refusal!;

        refused.Sentence.ShouldContain("prompts/a:2:25 t5: nothing by this name is in the release; and 2 more.");
        refused.Sentence.ShouldEndWith("The exception for prompts/a is written as what it names: t1.");
        refused.References.Select(one => (one.Line, one.Column, one.Name)).Last().ShouldBe((2, 33, "t7"));
        view.Item("release.yaml").Reason!.ShouldContain("prompts/a:2:33 t7");
    }

    [Fact]
    public async Task An_exception_with_a_reason_is_signed_with_the_manifest_and_stands_in_the_log()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var content = ("prompts/a.md", "---\ntools: [search]\n---\nHi");

        var bare = await console.ImportAsync(
            amara, content, ("release.yaml", "version: \"1.0\"\nartifacts: [prompts/a.md]\nexceptions:\n  - reference: search\n"));
        var stated = await console.ImportAsync(
            amara, content, ("release.yaml",
                "version: \"1.0\"\nartifacts: [prompts/a.md]\nexceptions:\n  - reference: search\n    reason: The desk provides it.\n"));

        bare.Item("release.yaml").Code.ShouldBe("exception-without-reason");
        stated.Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);
        stated.Item("release.yaml").Reason!.ShouldContain("search is left open: The desk provides it.");
        var profile = (await console.Get<ReleaseProfile>().RunAsync(TestConsole.ProductSlug, "1.0", amara, Cancel)).Value;
        profile.Exceptions.ShouldBe([new PinException("search", "The desk provides it.")]);
        (await console.AllAsync<Core.Audit.AuditEntry>())
            .Single(entry => entry.Action == "ReleaseFrozen").Summary.ShouldContain("leaving open search");
    }

    [Fact]
    public async Task After_a_decision_the_same_files_are_read_again_and_the_release_is_frozen()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string Welcome = "You greet a customer of the shop and ask what you can do for them today. Never promise a date.";
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        var first = await console.ImportAsync(
            amara, ("prompts/greeting.md", Welcome + " Be brief."),
            ("release.yaml", "version: \"1.0\"\nartifacts: [prompts/greeting.md]\n"));
        first.Item("release.yaml").Code.ShouldBe("unresolved-artifact");
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel);

        var again = (await console.Get<RetryImport>().RunAsync(first.Id, file: null, amara, Cancel)).Value;
        (await console.Get<RunImport>().RunAsync(again, amara, Cancel)).Refusal.ShouldBeNull();

        (await console.ViewAsync(amara, again)).Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);
        (await console.Get<RetryImport>().RunAsync(first.Id, file: null, amara, Cancel)).Refusal!.Code.ShouldBe("files-not-kept");
    }

    /// <summary>The references of one content that stay open, beside a release that pins the usual names.</summary>
    internal static List<string> Opened(ClosureContent content) =>
        [.. Closure.Of(
            [
                content, new(ArtifactKind.Tool, "tools/refund", ""), new(ArtifactKind.Model, "models/default", ""),
                new(ArtifactKind.Prompt, "prompts/summary", "") { Version = "3" },
                .. content.Path == "prompts/triage" ? Array.Empty<ClosureContent>() : [new(ArtifactKind.Prompt, "prompts/triage", "")],
            ],
            new KnownNames(
                new HashSet<string> { "tools/refund", "tools/search", "models/default", "models/spare", "prompts/triage",
                "prompts/summary" },
                new Dictionary<string, string> { ["tools/give_back"] = "tools/refund" })).Open.Select(one => one.Reference.ToString())];
}
