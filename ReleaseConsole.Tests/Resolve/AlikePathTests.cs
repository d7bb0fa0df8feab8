using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class AlikePathTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_path_in_other_capital_letters_is_asked_about_once_and_the_answer_holds()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/triage.md", "Be kind and brief."));
        await console.ImportAsync(amara, ("prompts/Triage.md", "Be kind and brief."));
        await console.ImportAsync(amara, ("prompts/Triage.md", "Be kind and brief."));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        waiting.Reason.ShouldContain("in capital letters only");

        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel);

        var item = (await console.ImportAsync(amara, ("prompts/Triage.md", "Be kind, brief and clear."))).Items[0];
        (item.Outcome, item.ArtifactPath, item.Version).ShouldBe((ItemOutcome.Created, "prompts/triage", 2));
        (await console.ImportAsync(amara, ("prompts/Triage.md", "Be kind, brief and clear."))).Items[0].Outcome.ShouldBe(ItemOutcome.Unchanged);
    }
}
