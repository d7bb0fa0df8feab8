using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Deploy;

public sealed class BoundaryCheckTests
{
    private static readonly ManifestContents Release = new(Digest.Of("release"), [
        Json(ArtifactKind.Model, "models/default", """{"provider":"openai","model":"gpt-4.1-mini-2025-04-14"}"""),
        Json(ArtifactKind.Settings, "settings/runtime", """{"shop":{"base_url":"https://shop.example/api"},"data_class":"personal"}"""),
        Json(ArtifactKind.Settings, "settings/runtime.staging", """{"shop":{"base_url":"https://staging.shop.example/api"}}"""),
        Json(ArtifactKind.Tool, "tools/refund", """{"$schema":"http://json-schema.org/draft-07/schema#"}"""),
    ], []);

    [Fact]
    public void An_open_boundary_allows_everything() => BoundaryCheck.Of(Boundary.Open, Release).ShouldBeEmpty();

    [Fact]
    public void A_boundary_that_names_what_the_release_uses_fits() => BoundaryCheck.Of(
        new Boundary(["gpt-4.1*"], ["OpenAI"], ["*shop.example"], ["personal"]), Release).ShouldBeEmpty();

    [Fact]
    public void Everything_outside_is_named_with_its_place()
    {
        var breaches = BoundaryCheck.Of(new Boundary(["gpt-4.1"], ["azure"], ["api.example"], ["public"]), Release);

        breaches.Select(one => (one.Artifact, one.Place, one.What)).ShouldBe([
            ("models/default", "/provider", "openai"),
            ("models/default", "/model", "gpt-4.1-mini-2025-04-14"),
            ("settings/runtime", "/data_class", "personal"),
            ("settings/runtime", "/shop/base_url", "shop.example"),
            ("settings/runtime.staging", "/shop/base_url", "staging.shop.example"),
        ]);
        breaches[0].Reason.ShouldBe("models/default asks the provider openai; allowed here: azure.");
    }

    [Fact]
    public void The_overlay_of_another_environment_is_not_held_against_this_one() => BoundaryCheck.Of(
        new Boundary([], [], ["shop.example"], []), Release, "production").ShouldBeEmpty();

    [Fact]
    public void Every_deployment_of_a_group_is_held_against_it()
    {
        var group = new ManifestContents(Digest.Of("group"), [
            Json(
                ArtifactKind.Model, "models/group",
                """{"deployments":[{"provider":"azure","model":"gpt-4.1"},{"provider":"openai","model":"o3"}]}"""),
        ], []);

        BoundaryCheck.Of(new Boundary(["gpt-4.1"], ["azure"], [], []), group).Select(one => (one.Place, one.What))
            .ShouldBe([("/deployments/1/provider", "openai"), ("/deployments/1/model", "o3")]);
    }

    [Fact]
    public void A_model_under_its_other_name_is_held_against_it()
    {
        var release = new ManifestContents(
            Digest.Of("named"), [Json(ArtifactKind.Model, "models/named", """{"provider":"openai","model_name":"o3"}""")], []);

        BoundaryCheck.Of(new Boundary(["gpt-4.1"], ["openai"], [], []), release).ShouldHaveSingleItem().Place.ShouldBe("/model_name");
    }

    private static PinnedContent Json(ArtifactKind kind, string path, string json)
    {
        var bytes = CanonicalJson.From(Encoding.UTF8.GetBytes(json)).Value;
        var digest = Digest.Of(bytes);
        var version = new ArtifactVersion(
            new ArtifactVersionId(Guid.CreateVersion7()), new TenantId(Guid.Empty), new ArtifactId(Guid.Empty), 1, digest, null, digest,
            "json",
            Guid.Empty, "Mei", [], "", "{}", DateTimeOffset.UnixEpoch);
        return new PinnedContent(new PinnedArtifact(kind, path, digest), version, ContentForm.Json, bytes);
    }
}
