using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

public sealed class AdoptPolicyTests
{
    private static readonly string Stricter = RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: 0.02", StringComparison.Ordinal);

    [Fact]
    public async Task An_administrator_puts_a_policy_in_force_and_the_log_says_so()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var console = await TestConsole.OnSqliteAsync(cancel);
        var admin = await console.PersonAsync("Ada", (Role.Admin, null));

        var adopted = await Adopt(console, admin, Stricter, writtenOver: 0);

        adopted.Succeeded.ShouldBeTrue();
        adopted.Value.Version.ShouldBe(1);
        await using var db = await console.Contexts.OpenAsync(admin, cancel);
        var inForce = await PolicyInForce.LoadAsync(db, adopted.Value.ProductId, cancel);
        inForce.Digest.ShouldBe(Digest.Of(Stricter));
        inForce.Policy.Evaluation.Margin.ShouldBe(.02);
        (await db.Set<AuditEntry>().CountAsync(cancel)).ShouldBeGreaterThan(0);
        (await db.Set<Artifact>().SingleAsync(artifact => artifact.Path == RiskPolicy.ArtifactPath, cancel)).Kind.ShouldBe(ArtifactKind.Policy);
    }

    [Fact]
    public async Task A_policy_written_over_an_older_version_is_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(TestContext.Current.CancellationToken);
        var admin = await console.PersonAsync("Ada", (Role.Admin, null));
        (await Adopt(console, admin, Stricter, writtenOver: 0)).Succeeded.ShouldBeTrue();
        (await Adopt(console, admin, RiskPolicy.DefaultText + "# again\n", writtenOver: 0)).Refusal!.Code.ShouldBe("policy-moved");
    }

    [Fact]
    public async Task The_text_that_is_in_force_is_not_put_in_force_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(TestContext.Current.CancellationToken);
        var admin = await console.PersonAsync("Ada", (Role.Admin, null));
        (await Adopt(console, admin, RiskPolicy.DefaultText, writtenOver: 0)).Refusal!.Code.ShouldBe("policy-unchanged");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.PromptEngineer)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.ReleaseManager)]
    [InlineData(Role.Auditor)]
    public async Task Nobody_but_an_administrator_sets_the_policy_and_everybody_reads_it(Role role)
    {
        await using var console = await TestConsole.OnSqliteAsync(TestContext.Current.CancellationToken);
        var person = await console.PersonAsync("Pat", (role, null));
        (await Adopt(console, person, Stricter, writtenOver: 0)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        var view = await console.Get<PolicyHistory>().RunAsync(TestConsole.ProductSlug, person, TestContext.Current.CancellationToken);
        view.Value.MayAdopt.ShouldBeFalse();
        view.Value.Text.ShouldBe(RiskPolicy.DefaultText);
    }

    [Fact]
    public async Task A_policy_of_another_tenant_is_neither_read_nor_set()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var console = await TestConsole.OnSqliteAsync(cancel);
        var admin = await console.PersonAsync("Ada", (Role.Admin, null));
        var product = (await Adopt(console, admin, Stricter, writtenOver: 0)).Value.ProductId;
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", cancel), "Sten", (Role.Admin, null));

        var theirs = await console.Get<PolicyHistory>().RunAsync(TestConsole.ProductSlug, stranger, cancel);
        theirs.Value.InForce.Version.ShouldBe(0);
        var judged = await console.Get<AssessManifests>().RunAsync(product, null, Digest.Of("x"), null, stranger, cancel);
        judged.Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        judged.Refusal!.Code.ShouldBe("unknown-product");
    }

    [Fact]
    public async Task A_manifest_or_environment_that_is_not_there_is_refused_by_name()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var console = await TestConsole.OnSqliteAsync(cancel);
        var viewer = await console.PersonAsync("Vic", (Role.Viewer, null));
        await using var db = await console.Contexts.OpenAsync(viewer, cancel);
        var product = (await db.Set<Product>().SingleAsync(cancel)).Id;
        var assess = console.Get<AssessManifests>();
        (await assess.RunAsync(product, null, Digest.Of("x"), null, viewer, cancel)).Refusal!.Code.ShouldBe("unknown-manifest");
        (await assess.RunAsync(product, null, Digest.Of("x"), "moon", viewer, cancel)).Refusal!.Code.ShouldBe("unknown-environment");
    }

    private static Task<Result<PolicyAdoption>> Adopt(TestConsole console, Actor actor, string text, int writtenOver) =>
        console.Get<AdoptPolicy>().RunAsync(
            new NewPolicy(TestConsole.ProductSlug, text, "Stricter margin.", writtenOver), actor, TestContext.Current.CancellationToken);
}
