using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Which signed calls make a git source be pulled: pushes to what it reads, and nothing else a forge tells.</summary>
public sealed class HookConcernTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("push", """{"ref":"refs/heads/main"}""", true)]
    [InlineData("push", """{"ref":"refs/heads/other"}""", false)]
    [InlineData("push", """{"ref":"refs/heads/main","deleted":true,"after":"0000000000000000000000000000000000000000"}""", false)]
    [InlineData("push", """{"ref":"refs/tags/main","repository":{"default_branch":"main"}}""", false)]
    [InlineData("push", "payload=%7B%22ref%22%3A%22refs%2Fheads%2Fmain%22%7D", true)]
    [InlineData("push", "payload=%7B%22ref%22%3A%22refs%2Fheads%2Fother%22%7D", false)]
    [InlineData("issues", """{"action":"opened"}""", false)]
    [InlineData("create", """{"ref":"main","ref_type":"tag"}""", false)]
    [InlineData("ping", """{"zen":"Keep it."}""", false)]
    public void GitHub_tells_of_much_and_a_push_to_the_sources_branch_alone_counts(string what, string body, bool concerns)
    {
        Concerns(HookScheme.Github, what, body, "main").ShouldBe(concerns);
        Concerns(HookScheme.Github, what, body, "refs/heads/main").ShouldBe(concerns);
    }

    [Theory]
    [InlineData("Push Hook", """{"ref":"refs/heads/main","after":"1f"}""", true)]
    [InlineData("Push Hook", """{"ref":"refs/heads/main","after":"0000000000000000000000000000000000000000"}""", false)]
    [InlineData("Tag Push Hook", """{"ref":"refs/tags/main","project":{"default_branch":"main"}}""", false)]
    [InlineData("Issue Hook", """{"object_kind":"issue"}""", false)]
    [InlineData("System Hook", """{"event_name":"project_create"}""", false)]
    public void GitLab_likewise(string what, string body, bool concerns) =>
        Concerns(HookScheme.Gitlab, what, body, "main").ShouldBe(concerns);

    [Theory]
    [InlineData("refs/heads/trunk", true)]
    [InlineData("refs/heads/side", false)]
    public void A_source_that_names_no_branch_reads_the_repositorys_own(string pushed, bool concerns) => Concerns(
        HookScheme.Github, "push", $$$"""{"ref":"{{{pushed}}}","repository":{"default_branch":"trunk"}}""", named: null).ShouldBe(concerns);

    [Fact]
    public void A_release_tag_that_a_source_reads_counts() =>
        Concerns(HookScheme.Github, "push", """{"ref":"refs/tags/v1","repository":{"default_branch":"main"}}""", "v1").ShouldBeTrue();

    private static bool Concerns(HookScheme scheme, string what, string body, string? named)
    {
        var call = GivenCalls.Signed(scheme, System.Text.Encoding.UTF8.GetBytes(body), Now)
            .With(scheme == HookScheme.Github ? "X-GitHub-Event" : "X-Gitlab-Event", what);
        return HookSignature.Check(scheme, GivenCalls.Secret(scheme), call, Now).Value.Concerns(
            new SourceConnection(SourceKind.Git, "https://forge.example.com/a.git") { Ref = named }, scheme);
    }
}
