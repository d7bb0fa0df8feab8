using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class ProposalTextsTests
{
    [Fact]
    public async Task Two_kinds_under_one_path_each_have_their_texts()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var console = await TestConsole.OnSqliteAsync(cancel);
        var author = await console.PersonAsync("Amara Okafor", (Role.PromptEngineer, null));
        await console.ReleaseAsync(
            "1.0", (ArtifactKind.Prompt, "shared/one", "Be kind."), (ArtifactKind.Model, "shared/one", """{"model":"m-1"}"""));
        var proposal =
            (await console.Get<ProposeRelease>()
                .RunAsync(TestConsole.ProductSlug, new NewProposal("1.0", "staging", null, null), author, cancel)).ShouldSucceed();

        var texts = (await console.Get<ProposalTexts>().RunAsync(proposal, author, cancel)).ShouldSucceed();
        texts[(ArtifactKind.Prompt, "shared/one")].After.ShouldBe("Be kind.");
        texts[(ArtifactKind.Model, "shared/one")].After.ShouldContain("m-1");
    }
}
