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

    private static ArtifactChange Compare(string before, string after) =>
        CompareManifests.Of(Content.Manifest(Content.Model(before)), Content.Manifest(Content.Model(after))).Changes.ShouldHaveSingleItem();
}
