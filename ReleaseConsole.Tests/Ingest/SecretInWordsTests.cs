using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What people write down beside content is kept as long as content is, so a secret in it is refused as in content.</summary>
public sealed class SecretInWordsTests
{
    private const string Secret = "ghp_x7Kq2Lm9Rt4Vw8Yz1Bc5Df6Gh3Jn0PsAuEi2O";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_with_a_secret_is_refused_with_its_place_and_not_kept()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/triage.md", "Be kind.\n"));

        var refused = await console.Get<SaveDraft>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Prompt, "prompts/triage", $"Be kind.\nUse {Secret}\n", null, amara, Cancel);

        (refused.Refusal!.Code, refused.Refusal.Place).ShouldBe(("secret-in-text", "2:5"));
        refused.Refusal.Sentence.ShouldNotContain(Secret);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        (await db.Set<Draft>().AnyAsync(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Comments_decisions_notes_and_reasons_with_a_secret_are_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var world = await WalkedWorld.MakeAsync(console.Services, console.Tenant, TestConsole.ProductSlug);
        var everyone = await console.PersonAsync(
            "Everyone", (Role.PromptEngineer, null), (Role.Reviewer, Lane.Security), (Role.ReleaseManager, null), (Role.Admin, null));
        var text = $"The key is {Secret}";
        var (proposal, product) = (world.Proposal, TestConsole.ProductSlug);

        string?[] codes =
        [
            (await console.Get<AddComment>().RunAsync(proposal.Id, new NewComment(text), everyone, Cancel)).Refusal?.Code,
            (await console.Get<CastDecision>().RunAsync(
                proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.Rejected, Lane.Security, text, null), everyone,
                Cancel)).Refusal?.Code,
            (await console.Get<CloseProposal>().RunAsync(proposal.Id, text, everyone, Cancel)).Refusal?.Code,
            (await console.Get<ProposeRelease>()
                .RunAsync(product, new NewProposal(WalkedWorld.Release, "development", text, null), everyone, Cancel)).Refusal?.Code,
            (await console.Get<FreezeRelease>().RunAsync(
                product, new ReleaseRequest("next", text, [], []) { From = WalkedWorld.Release }, everyone, Cancel)).Refusal?.Code,
            (await console.Get<PlaceHold>().RunAsync(product, "production", text, null, everyone, Cancel)).Refusal?.Code,
        ];

        codes.ShouldAllBe(code => code == "secret-in-text", string.Join(", ", codes));
    }
}
