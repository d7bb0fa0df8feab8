using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class ModelComparerTests
{
    [Theory]
    [InlineData("provider: openai", "provider: azure", ChangeTopic.Provider)]
    [InlineData("model: gpt-4.1-2025-04-14", "model: gpt-4.1-mini-2025-04-14", ChangeTopic.ModelName)]
    [InlineData("region: eu-central-1", "region: us-east-1", ChangeTopic.Region)]
    [InlineData("context_window: 128000", "context_window: 1000000", ChangeTopic.Limit)]
    [InlineData("max_output_tokens: 600", "max_output_tokens: 6000", ChangeTopic.Limit)]
    [InlineData("shutdown_date: 2027-01-14", "shutdown_date: 2026-12-01", ChangeTopic.Retirement)]
    [InlineData("temperature: 0.2", "temperature: 0.9", ChangeTopic.ModelParameter)]
    [InlineData("base_url: https://eu.example/v1", "base_url: https://us.example/v1", ChangeTopic.Host)]
    public void A_difference_is_told_by_what_it_is_about(string before, string after, ChangeTopic topic) =>
        Compare(before, after).Details.ShouldHaveSingleItem().Topic.ShouldBe(topic);

    [Theory]
    [InlineData("max_output_tokens: 600", "max_output_tokens: 300", "max_output_tokens is 300 (was 600): may be cut off.")]
    [InlineData("temperature: 0.2", "temperature: 0.9", "temperature is 0.9 (was 0.2): more varied.")]
    [InlineData("reasoning_effort: high", "reasoning_effort: low", "reasoning_effort is low (was high): thinks shorter.")]
    [InlineData("verbosity: low", "verbosity: high", "verbosity is high (was low): says more.")]
    [InlineData("region: eu-central-1", "region: us-east-1", "It runs in us-east-1 (was eu-central-1).")]
    public void A_parameter_says_what_its_direction_does(string before, string after, string meaning) =>
        Compare(before, after).Meaning.ShouldBe(meaning);

    [Theory]
    [InlineData("gpt-4.1-mini-2025-04-14", "gpt-4.1-mini", Effect.Wider)]
    [InlineData("gpt-4.1-mini", "gpt-4.1-mini-2025-04-14", Effect.Narrower)]
    public void A_dated_name_and_one_its_vendor_moves_are_told_apart(string before, string after, Effect effect) =>
        Compare($"model: {before}", $"model: {after}").Details.Where(line => line.Topic == ChangeTopic.Alias)
            .ShouldHaveSingleItem().Effect.ShouldBe(effect);

    [Theory]
    [InlineData(
        "{provider: azure, model: gpt-4o, sku: {name: Standard}}", "{provider: azure, model: gpt-4o, sku: {name: GlobalStandard}}",
        "Azure works on what it is asked in any region of the world: GlobalStandard (was Standard, one region).")]
    [InlineData(
        "{model: gpt-4o, version_upgrade: NoAutoUpgrade}", "{model: gpt-4o, version_upgrade: OnceNewDefaultVersionAvailable}",
        "Azure moves it to another version by itself: OnceNewDefaultVersionAvailable (was NoAutoUpgrade).")]
    [InlineData(
        "{model: gpt-4o, deployment: a}", "{model: gpt-4o, deployment: b}", "`gpt-4o` is asked by the deployment b (was a).")]
    [InlineData(
        "{model: m-1, base_url: 'https://a.example'}", "{model: m-1, base_url: 'http://a.example'}",
        "base_url is http://a.example (was https://a.example): it goes without encryption.")]
    [InlineData(
        "{routes: [{model: a-1, weight: 9}, {model: b-1, weight: 1}]}", "{routes: [{model: a-1, weight: 1}, {model: b-1, weight: 9}]}",
        "`a-1` answers 10 % of the calls (was 90 %); 1 more changed.")]
    public void What_stands_beside_the_name_is_told_as_what_it_does(string before, string after, string meaning) =>
        Compare(before, after).Meaning.ShouldBe(meaning);

    [Fact]
    public void A_group_of_one_that_becomes_a_group_of_two_still_asks_the_first()
    {
        var grown = Compare("{provider: openai, model: gpt-4o-2024-08-06}",
            "{deployments: [{provider: openai, model: gpt-4o-2024-08-06}, {provider: groq, model: llama-3.1-8b-instant}]}");
        grown.Details.ShouldHaveSingleItem().Meaning.ShouldBe("`groq/llama-3.1-8b-instant` may answer as well.");
        Compare("{deployments: [{provider: openai, model: gpt-4o-2024-08-06}, {provider: groq, model: llama-3.1-8b-instant}]}",
            "{provider: openai, model: gpt-4o-2024-08-06}").Details.ShouldHaveSingleItem().Meaning
            .ShouldBe("`groq/llama-3.1-8b-instant` no longer answers.");
    }

    [Fact]
    public void One_dated_name_after_another_moves_nothing() =>
        Compare("model: gpt-4.1-2025-04-14", "model: gpt-5-2025-08-07").Details.ShouldNotContain(line => line.Topic == ChangeTopic.Alias);

    [Theory]
    [InlineData("model: gpt-4.1-2025-04-14", "model: gpt-3.5-turbo-1106", "`gpt-3.5-turbo-1106` is switched off on 2026-09-28, as its provider says.")]
    [InlineData("model: gpt-3.5-turbo-1106", "model: gpt-4.1-2025-04-14", "No day is known on which it is switched off (`gpt-3.5-turbo-1106`: 2026-09-28).")]
    [InlineData(
        "model: claude-3-opus-20240229", "model: claude-3-7-sonnet-20250219",
        "`claude-3-7-sonnet-20250219` is switched off on 2026-02-19, as its provider says (`claude-3-opus-20240229`: 2026-01-05).")]
    public void A_day_that_is_known_of_a_model_is_told_where_the_file_says_none(string before, string after, string meaning) =>
        Compare(before, after).Details.Where(line => line.Topic == ChangeTopic.Retirement).ShouldHaveSingleItem().Meaning.ShouldBe(meaning);

    [Fact]
    public void A_day_the_file_states_is_told_once_and_one_that_stays_is_not() =>
        Compare("{model: gpt-3.5-turbo-1106, seed: 1}", "{model: gpt-3.5-turbo-1106, seed: 2, retires_on: 2026-12-31}").Details
            .Where(line => line.Topic == ChangeTopic.Retirement).ShouldHaveSingleItem().Meaning.ShouldBe("It answers until 2026-12-31.");

    [Fact]
    public void Of_a_model_whose_name_stays_no_day_is_told() =>
        Compare("{model: gpt-3.5-turbo-1106, seed: 1}", "{model: gpt-3.5-turbo-1106, seed: 2}").Details
            .ShouldNotContain(line => line.Topic == ChangeTopic.Retirement);

    [Fact]
    public void Another_path_on_the_same_host_is_no_new_route() =>
        Compare("base_url: https://a.example/v1",
        "base_url: https://a.example/v2").Details.ShouldHaveSingleItem().Effect.ShouldBe(Effect.Different);

    [Theory]
    [InlineData("max_tokens: 800", "max_completion_tokens: 800", "`max_tokens` is called `max_completion_tokens` now; it is 800, as before.")]
    [InlineData("max_tokens: 800", "max_output_tokens: 8000", "max_output_tokens is 8000 (was 800): may cost more.")]
    [InlineData(
        "reasoning_effort: high", "{reasoning: {effort: high}}", "`reasoning_effort` is called `reasoning.effort` now; it is high, as before.")]
    [InlineData("reasoning_effort: high", "{reasoning: {effort: low}}", "reasoning.effort is low (was high): thinks shorter.")]
    [InlineData("temperature: 0.2", "temperature: '0.2'", "temperature is 0.2, as before, in another form.")]
    [InlineData("stop: x", "stop: [x]", "stop is [\"x\"], as before, in another form.")]
    [InlineData("stop: [a, b]", "stop: [b, a]", "The same values in another form.")]
    [InlineData("{temperature: 0.2}", "{parameters: {temperature: 0.9}}", "parameters.temperature is 0.9 (was 0.2): more varied.")]
    public void A_parameter_under_another_name_or_in_another_form_is_not_gone(string before, string after, string meaning) =>
        Compare(before, after).Meaning.ShouldBe(meaning);

    [Fact]
    public void A_parameter_that_is_gone_is_gone() =>
        Compare("{model: m-1, max_tokens: 800, seed: 1}", "{model: m-1, seed: 1}").Meaning.ShouldBe("max_tokens is left to the default (was 800).");

    [Fact]
    public void Safety_settings_are_found_by_their_category()
    {
        const string Two = "safetySettings: [{category: HATE, threshold: LOW}, {category: DANGER, threshold: MEDIUM}]";
        Compare(Two, "safetySettings: [{category: DANGER, threshold: MEDIUM}, {category: HATE, threshold: LOW}]").ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe("The same values in another form."), change => change.Details.ShouldBeEmpty());
        Compare(Two, "safetySettings: [{category: DANGER, threshold: OFF}, {category: HATE, threshold: LOW}]").Details.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(line => line.Place.ShouldBe("/safetySettings/0/threshold"), line => line.Before.ShouldBe("MEDIUM"));
        Compare(Two, "safetySettings: [{category: DANGER, threshold: MEDIUM}, {category: SPAM, threshold: LOW}]").Details
            .ShouldContain(line => line.Type == ChangeType.Removed);
    }

    [Theory]
    [InlineData(
        "{order: [anthropic, azure], allow_fallbacks: false}", "{order: [anthropic, azure]}",
        "Any provider that offers the model may answer now (was `anthropic`, `azure` alone).", Effect.NewRoute)]
    [InlineData("{only: [anthropic]}", "{only: [anthropic, deepinfra]}", "The provider `deepinfra` may answer as well.", Effect.NewRoute)]
    [InlineData("{only: [anthropic, deepinfra]}", "{only: [anthropic]}", "The provider `deepinfra` is no longer asked.", Effect.Narrower)]
    [InlineData("{ignore: [deepinfra]}", "{}", "The provider `deepinfra` is no longer left out.", Effect.NewRoute)]
    [InlineData(
        "{order: [anthropic, azure]}", "{order: [azure, anthropic]}", "Providers are asked in another order: azure, anthropic (was anthropic, azure).",
        Effect.NewRoute)]
    public void Whom_a_gateway_may_ask_is_told(string before, string after, string meaning, Effect effect) =>
        Compare($"model: a/m\nprovider: {before}", $"model: a/m\nprovider: {after}").ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe(meaning), change => change.Details.ShouldHaveSingleItem().Effect.ShouldBe(effect));

    [Theory]
    [InlineData("", "fallbacks: [deepseek/deepseek-chat]", "Where the model fails, `deepseek/deepseek-chat` is asked.", Effect.NewRoute)]
    [InlineData("fallbacks: [a-model, b-model]", "fallbacks: [a-model]", "Where the model fails, `b-model` is no longer asked.", Effect.Narrower)]
    [InlineData(
        "fallbacks: [a-model, b-model]", "fallbacks: [b-model, a-model]",
        "Where the model fails, others are asked in another order: b-model, a-model (was a-model, b-model).", Effect.Different)]
    [InlineData("", "fallback_models: [{provider: azure, model: gpt-4o}]", "Where the model fails, `azure/gpt-4o` is asked.", Effect.NewRoute)]
    public void Who_answers_where_the_model_fails_is_told(string before, string after, string meaning, Effect effect) =>
        Compare("provider: openai\nmodel: gpt-4.1-2025-04-14\n" + before, "provider: openai\nmodel: gpt-4.1-2025-04-14\n" + after).ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe(meaning), change => change.Details.ShouldHaveSingleItem().Effect.ShouldBe(effect));

    [Theory]
    [InlineData(
        "fallbacks: [{model: b, base_url: 'https://a.example'}]", "fallbacks: [{model: b, base_url: 'https://evil.example'}]", "/fallbacks/0/base_url",
        "`b` is asked at https://evil.example (was https://a.example).")]
    [InlineData(
        "fallbacks: [b]", "fallbacks: [{model: b, base_url: 'https://evil.example'}]", "/fallbacks/0/base_url",
        "`b` is asked at https://evil.example (was its usual address).")]
    [InlineData(
        "models: [{name: a, temperature: 0.1}]", "models: [{name: a, temperature: 1.9}]", "/models/0/temperature",
        "models.0.temperature is 1.9 (was 0.1): more varied.")]
    [InlineData(
        "fallbacks: [{m: [{model: b, region: eu-west-1}]}]", "fallbacks: [{m: [{model: b, region: us-east-1}]}]", "/fallbacks/0/m/0/region",
        "`b` runs in us-east-1 (was eu-west-1).")]
    public void What_changed_inside_a_fallback_is_told(string before, string after, string place, string meaning) =>
        Compare("model: m-1\n" + before, "model: m-1\n" + after).Details.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Place.ShouldBe(place), line => line.Meaning.ShouldBe(meaning));

    [Fact]
    public void Fallbacks_in_another_order_are_each_as_before() =>
        Compare(
            "{model: m-1, fallbacks: [{model: a, temperature: 1}, {model: b, temperature: 2}]}",
            "{model: m-1, fallbacks: [{model: b, temperature: 2}, {model: a, temperature: 1}]}").Details.ShouldHaveSingleItem()
            .Topic.ShouldBe(ChangeTopic.Fallback);

    [Fact]
    public void A_deployment_more_is_told_once() =>
        Compare("{deployments: [{model: a}]}", "{deployments: [{model: a}, {model: b, api_base: 'https://b.example'}]}").ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldBe("`b` may answer as well, at https://b.example."),
            change => change.Details.ShouldHaveSingleItem().Topic.ShouldBe(ChangeTopic.Fallback));

    [Fact]
    public void Two_long_values_that_begin_alike_are_not_the_same()
    {
        var same = new string('a', 130);
        Compare($"{{model: m-1, system: {same}b}}", $"{{model: m-1, system: {same}c}}").Meaning.ShouldNotContain("as before");
    }

    [Theory]
    [InlineData("{provider: openai, model: gpt-4.1-2025-04-14}", "{provider: openrouter, model: openai/gpt-4.1-2025-04-14}")]
    [InlineData("model: eu.anthropic.claude-sonnet-4-20250514-v1:0", "model: us.anthropic.claude-sonnet-4-20250514-v1:0")]
    [InlineData("model: claude-sonnet-4@20250514", "model: anthropic.claude-sonnet-4-20250514-v1:0")]
    public void The_same_model_by_another_way_is_no_other_model(string before, string after) =>
        Compare(before, after).Meaning.ShouldStartWith("The same model is asked by another way: ");

    [Theory]
    [InlineData("model: anthropic.claude-v1", "model: anthropic.claude-v2")]
    [InlineData("model: meta-llama/Llama-3-8b", "model: someone/Llama-3-8b")]
    [InlineData("model: openai/gpt-4.1-2025-04-14", "model: openai/gpt-4.1-mini-2025-04-14")]
    public void Another_model_is_another_model(string before, string after) => Compare(before, after).Meaning.ShouldStartWith("Another model answers: ");

    [Fact]
    public void A_deployment_beside_a_model_that_stays_is_no_other_model() =>
        Compare("{provider: azure, model: gpt-4.1-2025-04-14}", "{provider: azure, model: gpt-4.1-2025-04-14, deployment: gpt41}").Meaning
            .ShouldBe("`gpt-4.1-2025-04-14` is asked by the deployment gpt41.");

    private static ArtifactChange Compare(string before, string after) =>
        CompareManifests.Of(Content.Manifest(Content.Model(before)), Content.Manifest(Content.Model(after))).Changes.ShouldHaveSingleItem();
}
