using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Models, settings, policies and notes.</summary>
public sealed class OtherFormatTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_model_says_on_the_way_in_that_its_name_can_move()
    {
        Vectors.One("models/default.yaml").Notes.ShouldBeEmpty();
        Vectors.One("models/azure-deployment.json").Notes.ShouldContain(
            "models/chat asks for gpt-4o 2024-08-06, which Azure upgrades by itself. NoAutoUpgrade keeps it.");
        Vectors.Read("models/litellm.yaml").Items[0].Value.Notes.ShouldBe(
            ["models/gpt-4o asks for gpt-4o-eu, a name its vendor can move to another model. A dated name stays the same. "
                + "models/gpt-4o asks for gpt-4o-ca, a name its vendor can move to another model. A dated name stays the same."]);
        Vectors.Read("models/openai-models.json").Items[0].Value.Notes.ShouldBe(["OpenAI shuts it down on 2027-01-14."]);
        Vectors.One("models/mlflow-version.json").Notes.ShouldBe(["Alias champion points to it now."]);
    }

    [Fact]
    public void Deployments_under_one_public_name_are_one_model_with_provider_and_model_apart()
    {
        var both = Vectors.Read("models/litellm.yaml").Items;
        both[0].Value.Text().ShouldStartWith(
            """{"deployments":[{"api_base":"https://shop-eu.openai.azure.example/","api_key":"os.environ/AZURE_API_KEY_EU","model":"gpt-4o-eu","model_info":{"version":2},"provider":"azure","rpm":6},""");
        both[1].Value.Text().ShouldBe(
            """{"api_key":"os.environ/ANTHROPIC_API_KEY","model":"claude-3-5-sonnet-20241022","provider":"anthropic","temperature":0.1}""");
    }

    [Fact]
    public void Dotenv_is_read_with_its_quotes_and_comments_and_a_secret_in_capitals_is_refused()
    {
        Vectors.One("settings/.env").Text().ShouldBe(
            """{"base":{"GREETING":"Hello,\nhow can we help?","OPENAI_API_KEY":"env:OPENAI_API_KEY","REFUND_LIMIT":"50","SHOP_URL":"https://shop.example"},"overlays":{}}""");
        Refused("settings/.env", "A=1\nDB_PASSWORD=hunter2\n").ShouldBe(("literal-secret", "2:13"));
        Refused("settings/.env", "A=1\nA=2\n").ShouldBe(("duplicate-key", "2:1"));
        Refused("settings/.env", "A=1\nnot a line\n").ShouldBe(("dotenv-line", "2:1"));
        Refused("settings/.env", "A=\"open\n").ShouldBe(("dotenv-quote", "1:3"));
    }

    [Fact]
    public void A_dollar_in_single_quotes_is_no_reference_and_is_written_back_so()
    {
        One("settings/.env", "S=${HOME}\n").Text().ShouldBe("""{"base":{"S":"${HOME}"},"overlays":{}}""");
        var literal = One("settings/.env", "S='${HOME}'\nT='plain'\n");
        literal.Text().ShouldBe("""{"base":{"S":"\\${HOME}","T":"plain"},"overlays":{}}""");
        var written = new DotenvSettings().Write(literal.Stored()).Value.Bytes;
        System.Text.Encoding.UTF8.GetString(written).ShouldBe("S='${HOME}'\nT=\"plain\"\n");
        One("settings/.env", System.Text.Encoding.UTF8.GetString(written)).Content.Digest.ShouldBe(literal.Content.Digest);
        new EnvironmentSettings().Write(literal.Stored()).Value.Losses
            .ShouldHaveSingleItem().ShouldStartWith("S has a dollar that single quotes");
    }

    [Fact]
    public void A_price_in_single_quotes_is_the_same_price_and_a_placeholder_in_them_is_no_secret()
    {
        const string Text = """{"base":{"PRICE":"$0.00 or 5$"},"overlays":{}}""";
        One("settings/.env", "PRICE='$0.00 or 5$'\n").Text().ShouldBe(Text);
        One("settings/.env", "PRICE=$0.00 or 5$\n").Text().ShouldBe(Text);
        One("settings/.env", "OPENAI_API_KEY='${OPENAI_API_KEY}'\n").Text().ShouldBe(
            """{"base":{"OPENAI_API_KEY":"\\${OPENAI_API_KEY}"},"overlays":{}}""");
        Refused("settings/.env", "DB_PASSWORD='hunter$2'\n").ShouldBe(("secret-in-content", "1:14"));
    }

    [Fact]
    public async Task Templates_and_files_of_one_machine_are_no_environments()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var view = await console.ImportAsync(
            await console.AuthorAsync(), ("settings/.env", "A=1\n"), ("settings/.env.example", "A=\n"), ("settings/.env.local", "A=2\n"),
            ("settings/.env.production.local", "A=3\n"), ("settings/.env.production", "A=4\n"));

        view.Item("settings/.env").Reason.ShouldBe("With what differs in production.");
        view.Item("settings/.env.example").Reason.ShouldBe("A template for others to fill in; nothing runs with it.");
        foreach (var path in new[] { "settings/.env.local", "settings/.env.production.local" })
            (view.Item(path).Outcome, view.Item(path).Reason).ShouldBe(
                (ItemOutcome.Ignored, "Kept for one machine only (.local); it is no environment of the product."));
    }

    [Theory]
    [InlineData("*", "*", "models/~2A")]
    [InlineData("anthropic/*", "anthropic/*", "models/anthropic/~2A")]
    public async Task A_route_for_every_model_is_read_and_says_that_it_passes_them_on(string name, string model, string path)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var text = $"model_list:\n- model_name: \"{name}\"\n  litellm_params: {{model: \"{model}\", rpm: 5}}\n";
        var item = (await console.ImportAsync(await console.AuthorAsync(), ("models/proxy.yaml", text))).Items.ShouldHaveSingleItem();

        (item.Outcome, item.ArtifactPath).ShouldBe((ItemOutcome.Created, path));
        item.Reason.ShouldNotBeNull().ShouldContain($"{path} passes on whatever model a caller names (*)");
        var candidate = One("models/proxy.yaml", text);
        Exporting.Of(candidate.Stored(), ArtifactKind.Model, "litellm-models").Value.ReadsBackTheSame.ShouldBeTrue();
        System.Text.Encoding.UTF8.GetString(new LiteLlmModels().Write(candidate.Stored()).Value.Bytes).ShouldContain($"\"{name}\"");
    }

    [Fact]
    public void What_the_az_command_lists_is_read_as_its_deployments() => Vectors.Read("models/azure.json", """
        [{"etag": "x", "name": "gpt4o", "properties": {"model": {"format": "OpenAI", "name": "gpt-4o", "version": "2024-08-06"}, "versionUpgradeOption": "NoAutoUpgrade"}, "sku": {"name": "Standard"}},
        {"name": "emb", "properties": {"model": {"format": "OpenAI", "name": "text-embedding-3-large", "version": "1"}}}]
        """).Items.Select(item => item.Value.Path).ShouldBe(["models/gpt4o", "models/emb"]);

    [Theory]
    [InlineData("settings/a.yaml", "a: 1\ndb_password: 83749283\n", "2:14")]
    [InlineData("settings/a.json", "{\"api_key\": 83749283, \"b\": 1}", "1:13")]
    [InlineData("settings/a.yaml", "shop:\n  pin_secret: 4711\n", "2:15")]
    [InlineData("settings/a.yaml", "bot_token: 6718293041\n", "1:12")]
    [InlineData("models/a.yaml", "model: m-2025-01-01\napi_key: 123456789012\n", "2:10")]
    public void A_secret_of_digits_is_refused_with_its_place(string path, string text, string place) =>
        Refused(path, text).ShouldBe(("literal-secret", place));

    [Theory]
    [InlineData("max_tokens: 4096")]
    [InlineData("token_limit: 100000")]
    [InlineData("password_length: 12")]
    [InlineData("secret_rotation_days: 3650")]
    [InlineData("eos_token: 128001")]
    [InlineData("price_per_token: 0.00000125")]
    [InlineData("budget_per_token: 2000000")]
    [InlineData("requires_password: 1")]
    [InlineData("password: null")]
    [InlineData("rotate_secret: true")]
    public void A_number_that_only_counts_is_no_secret(string line) =>
        Vectors.Read("settings/a.yaml", line + "\n").Items.ShouldHaveSingleItem().Refusal.ShouldBeNull();

    [Fact]
    public async Task What_differs_in_an_environment_lies_beside_a_dotenv_file_too()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("settings/.env", "LIMIT=50\n"), ("settings/.env.production", "LIMIT=20\n"));

        var shown = await console.TextAsync(amara, ArtifactKind.Settings, "settings/env");
        shown.Digest.ShouldBe(Digest.Of("""{"base":{"LIMIT":"50"},"overlays":{"production":{"LIMIT":"20"}}}"""u8));
        shown.Content.ShouldBe("--- # .env\nLIMIT=50\n--- # .env.production\nLIMIT=20\n");
        (await console.SaveAsync(amara, ArtifactKind.Settings, "settings/env", shown.Content!, shown.Digest)).Value.Digest
            .ShouldBe(shown.Digest);
    }

    [Fact]
    public void Packages_rules_and_defaults_of_a_policy_are_listed_and_its_text_is_kept()
    {
        Vectors.One("policies/refunds.rego").Notes.ShouldBe(
            ["Package shop.refunds.", "2 rules: allow, deny.", "Without a rule: allow := false."]);
        Vectors.One("policies/desk.cedar").Notes.ShouldBe(
            ["2 rules: permit read-orders, forbid no-large-refunds.", "Without a rule: deny."]);
        Vectors.One("policies/guardrails.yaml").Notes.ShouldBe(
            ["2 rules: no-card-numbers, refund-limit.", "Without a rule: default_action = block."]);
        Vectors.One("policies/refunds.rego").Content.Canonical.ShouldBe(Vectors.Bytes("policies/refunds.rego"));
    }

    [Theory]
    [InlineData("policies/a.rego", "package a\nallow if {\n  input.x == \"}\"\n", "2:10")]
    [InlineData("policies/a.rego", "allow := true\n", "1:1")]
    [InlineData("policies/a.rego", "package a\nx := \"open\n", "2:6")]
    [InlineData("policies/a.cedar", "permit (principal, action, resource)\n", "1:1")]
    [InlineData("policies/a.cedar", "permit (principal, action, resource);\nallow (principal);\n", "2:1")]
    [InlineData("policies/a.cedar", "permit (principal, action, resource];\n", "1:36")]
    public void Code_whose_brackets_quotes_or_statements_do_not_close_is_refused_with_its_place(string path, string text, string place) =>
        Refused(path, text).ShouldBe(("policy-syntax", place));

    [Fact]
    public void A_changelog_gives_each_release_its_own_section()
    {
        const string log =
            "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-11-20\n\n### Added\n- Refunds.\n\n## 1.0.0 - 2026-10-03\n- First.\n\n[1.1.0]: https://example.com/c\n";
        KeepAChangelog.Section(log, "1.1.0").ShouldBe("### Added\n- Refunds.\n");
        KeepAChangelog.Section(log, "v1.0.0").ShouldBe("- First.\n");
        KeepAChangelog.Section(log, "2.0.0").ShouldBeNull();
        var written = KeepAChangelog.Write([("1.1.0", new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), "# Refunds\nAre new.\n")]);
        KeepAChangelog.Section(written, "1.1.0").ShouldBe("### Refunds\nAre new.\n");
    }

    [Fact]
    public async Task A_release_that_names_a_changelog_takes_the_section_of_its_version()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, ("prompts/a.md", "Hello"),
            ("CHANGELOG.md", "# Changelog\n\n## [1.1.0] - 2026-11-20\n- Refunds.\n\n## [1.0.0]\n- First.\n"),
            ("release.yaml", "version: \"1.0.0\"\nnotes: CHANGELOG.md\nartifacts: [prompts/a.md]\n"));
        (await console.Get<ReleaseSummary>().RunAsync(TestConsole.ProductSlug, "1.0.0", amara, Cancel)).Value.Notes.ShouldBe("- First.\n");
    }

    private static (string Code, string? Place) Refused(string path, string text)
    {
        var refusal = Vectors.Read(path, text).Items.ShouldHaveSingleItem().Refusal!;
        return (refusal.Code, refusal.Place);
    }

    private static Candidate One(string path, string text) => Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value;
}
