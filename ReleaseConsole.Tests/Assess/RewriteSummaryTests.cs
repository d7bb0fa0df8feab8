using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>
/// A model puts a summary into other words: on a person's click, from the facts alone, and nothing hangs on what it says.
/// </summary>
public sealed class RewriteSummaryTests
{
    // In two parts, so that this file does not hold what it speaks of.
    private const string Key = "AKIA" + "Q3EGRTYUIOPLKJHZ";

    private static readonly Assessment Judged = Assess.Judged.Whole(RuleExample.Harm(
        "test", "prompts/desk.md", $"Never write to maria.keller@harbourpine.shop.\nNever use {Key}.\nBe kind.", "Be kind."));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_models_words_are_answered_beside_its_name_as_plain_text()
    {
        await using var model = await GivenChatModel.StartAsync(GivenChatModel.Says("  It may now\u200B write to people.\u0007 "));
        await using var console = await model.ConsoleAsync();
        console.Secret("model-key", "secret-of-the-model");

        var rewritten = (await AskAsync(console)).ShouldSucceed();
        rewritten.ShouldBe(new RewrittenSummary("plain-words-1", "It may now write to people.", null));
        model.Asked.ShouldHaveSingleItem().Key.ShouldBe("Bearer secret-of-the-model");
    }

    [Fact]
    public async Task A_long_answer_is_cut()
    {
        await using var model = await GivenChatModel.StartAsync(GivenChatModel.Says(new string('a', 9_000)));
        await using var console = await model.ConsoleAsync();
        console.Secret("model-key", "k");
        (await AskAsync(console)).ShouldSucceed().Text!.Length.ShouldBe(4_001);
    }

    [Fact]
    public async Task What_is_sent_is_the_facts_without_personal_data_and_keys_and_the_log_names_their_digest()
    {
        await using var model = await GivenChatModel.StartAsync(GivenChatModel.Says("Well."));
        await using var console = await model.ConsoleAsync();
        console.Secret("model-key", "k");
        await AskAsync(console);

        var body = model.Asked.ShouldHaveSingleItem().Body;
        body.ShouldNotContain("maria.keller");
        body.ShouldNotContain(Key);
        var facts = JsonNode.Parse(body)!["messages"]![1]!["content"]!.GetValue<string>();
        facts.ShouldContain("[e-mail address]");
        facts.ShouldContain("[AWS access key]");
        JsonNode.Parse(facts)!["audience"]!.GetValue<string>().ShouldBe("compliance");
        var entry = (await console.AllAsync<AuditEntry>()).Single(one => one.Action == nameof(SummaryRewriteAsked));
        entry.Document.ShouldContain(Digest.Of(facts).ToString());
        entry.Document.ShouldContain("plain-words-1");
        entry.Document.ShouldNotContain("Well.");
    }

    [Theory]
    [InlineData("{}", 500, "it answered 500")]
    [InlineData("<html>", 200, "its answer is no JSON")]
    [InlineData("[1]", 200, "its answer holds no text")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":7}}]}", 200, "its answer holds no text")]
    [InlineData("{\"choices\":[{\"message\":{\"refusal\":\"No.\",\"content\":null}}]}", 200, "it refused")]
    [InlineData(null, 200, "no answer in 1 s")]
    public async Task When_it_does_not_answer_there_is_only_a_note(string? answer, int status, string why)
    {
        await using var model = await GivenChatModel.StartAsync(answer, status);
        await using var console = await model.ConsoleAsync();
        console.Secret("model-key", "k");
        (await AskAsync(console)).ShouldSucceed().ShouldBe(new RewrittenSummary("plain-words-1", null, why));
    }

    [Fact]
    public async Task Without_its_key_nothing_is_sent_and_there_is_only_a_note()
    {
        await using var model = await GivenChatModel.StartAsync(GivenChatModel.Says("Well."));
        await using var console = await model.ConsoleAsync();
        (await AskAsync(console)).ShouldSucceed().WhyNot.ShouldBe("its key is not set on this machine");
        model.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_but_a_person_has_it_sent_and_without_a_model_it_is_refused()
    {
        await using var model = await GivenChatModel.StartAsync(GivenChatModel.Says("Well."));
        await using var console = await model.ConsoleAsync();
        var reader = await console.PersonAsync("Ada Auditor", (Role.Auditor, null));
        (await AskAsync(console, reader with { Kind = ActorKind.Service })).ShouldBeRefused("person-needed");
        model.Asked.ShouldBeEmpty();

        await using var without = await TestConsole.OnSqliteAsync(Cancel);
        without.Get<RewriteSummary>().Model.ShouldBeNull();
        (await AskAsync(without)).ShouldBeRefused("no-model");
    }

    [Theory]
    [InlineData("Endpoint", "ftp://models.example")]
    [InlineData("Endpoint", "https://user:pass@models.example/v1")]
    [InlineData("ApiKey", "sk-a-key-itself")]
    [InlineData("TimeoutSeconds", "0")]
    public void A_setting_that_cannot_be_meant_is_refused_by_name(string name, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ReleaseConsole:Summaries:Endpoint"] = "https://models.example/v1",
            ["ReleaseConsole:Summaries:Model"] = "m",
            [$"ReleaseConsole:Summaries:{name}"] = value,
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Should.Throw<InvalidOperationException>(() => SummaryOptions.From(configuration)).Message.ShouldContain(name);
    }

    private static async Task<Result<RewrittenSummary>> AskAsync(TestConsole console, Actor? by = null) =>
        await console.Get<RewriteSummary>().RunAsync(
            TestConsole.ProductSlug, Judged, Audience.Compliance, by ?? await console.PersonAsync(
                "Mei Tanaka", (Role.Reviewer, Lane.Compliance)), Cancel);
}
