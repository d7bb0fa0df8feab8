using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

public sealed class DraftPolicyTests
{
    private static readonly string Stricter = RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: 0.02", StringComparison.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.PromptEngineer)]
    public async Task A_draft_is_a_version_of_the_policy_and_judges_nothing(Role role)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var writer = await console.PersonAsync("Ada", (role, null));

        (await Draft(console, writer, Stricter)).ShouldSucceed().Digest.ShouldBe(Digest.Of(Stricter));

        var view = await ViewAsync(console, writer);
        view.InForce.Version.ShouldBe(0);
        view.Draft.ShouldNotBeNull().Text.ShouldBe(Stricter);
        (await console.AllAsync<Artifact>()).Single(one => one.Path == RiskPolicy.ArtifactPath).Kind.ShouldBe(ArtifactKind.Policy);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.ReleaseManager)]
    [InlineData(Role.Auditor)]
    public async Task Others_write_none_and_everybody_reads_it(Role role)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var person = await console.PersonAsync("Pat", (role, null));
        (await Draft(console, person, Stricter)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        var view = await ViewAsync(console, person);
        (view.MayDraft, view.Text).ShouldBe((false, RiskPolicy.DefaultText));
    }

    [Theory]
    [InlineData("", "message-missing")]
    [InlineData("  ", "message-missing")]
    [InlineData("Use ghp_" + "q8WmZ2xK7vLpR4tNc9YbJ6sD" + "3hF5gA1eUoTi for it.", "secret-in-message")]
    public async Task It_says_why_and_no_secret(string why, string code)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Ada", (Role.Admin, null));
        (await Draft(console, admin, Stricter, why)).ShouldBeRefused(code);
        (await Draft(console, admin, Stricter, new string('x', 501))).ShouldBeRefused("message-too-long");
    }

    [Fact]
    public async Task A_draft_over_another_than_the_newest_is_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PersonAsync("Ada", (Role.Admin, null));
        (await Draft(console, admin, Stricter)).ShouldSucceed();
        (await Draft(console, admin, Stricter + "# again\n")).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        (await Draft(console, admin, Stricter + "# again\n", over: Digest.Of(Stricter))).ShouldSucceed().Number.ShouldBe(2);
    }

    [Fact]
    public async Task The_text_that_is_in_force_is_no_draft()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        (await Draft(console, await console.PersonAsync("Ada", (Role.Admin, null)), RiskPolicy.DefaultText))
            .ShouldBeRefused("policy-unchanged");
    }

    [Theory]
    [InlineData("environments:\n  prodution:\n    evaluation: { margin: 0.01 }\n")]
    [InlineData("environments:\n  protected:\n    evaluation: { margin: 0.01 }\n")]
    public async Task An_environment_the_product_does_not_have_is_refused_on_its_line(string section)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var refusal = (await Draft(console, await console.PersonAsync("Ada", (Role.Admin, null)), RiskPolicy.DefaultText + section))
            .ShouldBeRefused("policy-not-readable");
        refusal.Place.ShouldNotBeNull().ShouldStartWith($"{RiskPolicy.DefaultText.Count(c => c == '\n') + 2}:");
    }

    [Fact]
    public async Task A_draft_of_another_tenant_is_neither_read_nor_written_over()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        (await Draft(console, await console.PersonAsync("Ada", (Role.Admin, null)), Stricter)).ShouldSucceed();
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Sten", (Role.Admin, null));
        (await ViewAsync(console, stranger)).Draft.ShouldBeNull();
        var theirs = await console.Get<AssessManifests>().RunAsync(
            (await ViewAsync(console, await console.PersonAsync("Vic", (Role.Viewer, null)))).Product.Id, null, Digest.Of("x"), null,
            stranger, Cancel);
        theirs.ShouldBeRefused("unknown-product");
    }

    [Fact]
    public async Task A_manifest_or_environment_that_is_not_there_is_refused_by_name()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var viewer = await console.PersonAsync("Vic", (Role.Viewer, null));
        var product = (await ViewAsync(console, viewer)).Product.Id;
        var assess = console.Get<AssessManifests>();
        (await assess.RunAsync(product, null, Digest.Of("x"), null, viewer, Cancel)).ShouldBeRefused("unknown-manifest");
        (await assess.RunAsync(product, null, Digest.Of("x"), "moon", viewer, Cancel)).ShouldBeRefused("unknown-environment");
    }

    private static async Task<PolicyView> ViewAsync(TestConsole console, Actor actor) =>
        (await console.Get<PolicyHistory>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).ShouldSucceed();

    private static Task<Result<PolicyDraft>> Draft(
        TestConsole console, Actor actor, string text, string why = "Stricter margin.", Digest? over = null) =>
        console.Get<DraftPolicy>().RunAsync(new NewPolicy(TestConsole.ProductSlug, text, why, over), actor, Cancel);
}
