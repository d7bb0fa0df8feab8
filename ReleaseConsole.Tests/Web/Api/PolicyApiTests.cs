using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>Another policy by HTTP alone, with the keys of those who take part in it.</summary>
[Collection(typeof(ApiTests))]
public sealed class PolicyApiTests(ApiHost host) : IAsyncLifetime
{
    private const string Policy = $"/products/{ApiHost.Product}/policy";
    private static readonly string Looser = RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: 0.2", StringComparison.Ordinal);
    private static int _tenants;
    private HttpClient _author = null!;
    private HttpClient _compliance = null!;
    private HttpClient _manager = null!;
    private HttpClient _admin = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tenant = await host.TenantAsync($"policy-{Interlocked.Increment(ref _tenants)}");
        _author = await host.KeyAsync(tenant, Role.PromptEngineer);
        _compliance = await host.KeyAsync(tenant, Role.Reviewer, Lane.Compliance);
        _manager = await host.KeyAsync(tenant, Role.ReleaseManager);
        _admin = await host.KeyAsync(tenant, Role.Admin);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient[])[_author, _compliance, _manager, _admin])
            client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_policy_is_drafted_proposed_signed_and_put_in_force_and_its_history_is_read()
    {
        var draft = await DraftAsync(_author, Looser);
        (await _author.ReadAsync(Policy))["draft"]!["digest"]!.GetValue<string>().ShouldBe(draft);
        var (proposal, _) = await _author.DoneAsync("POST", Policy + "/proposal", Proposal(draft));
        proposal["loosened"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(
            "An evaluation is held to margin 0.2 (was 0.05).");
        proposal["state"]!.GetValue<string>().ShouldBe("open");
        var digest = proposal["digest"]!.GetValue<string>();

        var (signed, _) = await _compliance.DoneAsync("POST", Policy + "/proposal/decisions", Decision(digest));
        signed["state"]!.GetValue<string>().ShouldBe("approved");
        var (adopted, _) = await _manager.DoneAsync("POST", Policy + "/proposal/adoption", Named(digest));
        (adopted["version"]!.GetValue<int>(), adopted["digest"]!.GetValue<string>()).ShouldBe((1, draft));

        var versions = await _author.ReadAsync(Policy + "/versions?limit=1");
        versions["items"]!.AsArray().ShouldHaveSingleItem()!["version"]!.GetValue<int>().ShouldBe(1);
        var rest = await _author.ReadAsync(Policy + $"/versions?limit=1&cursor={versions["cursor"]!.GetValue<string>()}");
        rest["items"]!.AsArray().ShouldHaveSingleItem()!["version"]!.GetValue<int>().ShouldBe(0);
        rest["cursor"].ShouldBeNull();
        (await _author.ReadAsync(Policy + "/versions/1"))["text"]!.GetValue<string>().ShouldBe(Looser);
        using var open = await _author.SendAsync("GET", Policy + "/proposal");
        await open.ProblemAsync(404, "no-policy-proposed");
    }

    [Fact]
    public async Task Nobody_puts_a_policy_in_force_alone()
    {
        var digest = await ProposedAsync(_admin);
        await RefusedAsync(_admin, "/adoption", Named(digest), 409, "policy-not-signed");
        await RefusedAsync(_admin, "/decisions", Decision(digest), 403, "role-missing");
        await RefusedAsync(_manager, "/decisions", Decision(digest), 403, "lane-not-held");
        await _compliance.DoneAsync("POST", Policy + "/proposal/decisions", Decision(digest));
        await RefusedAsync(_compliance, "/adoption", Named(digest), 403, "role-missing");
        await RefusedAsync(_author, "/adoption", Named(digest), 403, "role-missing");
        (await _author.ReadAsync(Policy))["version"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Who_wrote_it_does_not_approve_it_although_the_key_has_the_lane()
    {
        var tenant = await host.TenantAsync($"policy-{Interlocked.Increment(ref _tenants)}");
        using var writer = await host.KeyAsync(tenant, Role.PromptEngineer, name: "both");
        using var signer = await host.KeyAsync(tenant, Role.Reviewer, Lane.Compliance, "both");
        var digest = await ProposedAsync(writer);
        await RefusedAsync(signer, "/decisions", Decision(digest), 403, "contributor-cannot-approve");
    }

    [Fact]
    public async Task A_proposal_is_taken_back_and_another_digest_than_the_open_one_does_nothing()
    {
        var digest = await ProposedAsync(_author);
        var other = "sha256:" + new string('0', 64);
        await RefusedAsync(_compliance, "/decisions", Decision(other), 409, "digest-superseded");
        await RefusedAsync(_manager, "/adoption", Named(other), 409, "digest-superseded");
        await _author.DoneAsync("POST", Policy + "/proposal/withdrawal", Named(digest, "Not yet."));
        await RefusedAsync(_compliance, "/decisions", Decision(digest), 409, "digest-superseded");
    }

    [Fact]
    public async Task Who_was_slower_hears_it_and_a_text_that_cannot_be_read_says_where()
    {
        var first = await DraftAsync(_author, Looser);
        var other = Looser.Replace("minimum_pairs: 30", "minimum_pairs: 20", StringComparison.Ordinal);
        using (var late = await _admin.SendAsync("POST", Policy + "/drafts", Draft(other)))
            await late.ProblemAsync(409, "version-conflict");
        using (var unmet = await _admin.SendAsync("POST", Policy + "/drafts", Draft(other), ("If-Match", $"\"{new string('0', 64)}\"")))
            await unmet.ProblemAsync(412, "precondition-failed");
        using (var met = await _admin.SendAsync("POST", Policy + "/drafts", Draft(other), ("If-Match", $"\"{first}\"")))
            met.IsSuccessStatusCode.ShouldBeTrue();
        using (var unnamed = await _author.SendAsync("POST", Policy + "/proposal", "{\"note\":\"Other gates\"}"))
            await unnamed.ProblemAsync(422, "missing-member");
        using var unreadable = await _admin.SendAsync(
            "POST", Policy + "/drafts", Draft(Looser.Replace("margin: 0.2", "margin: much", StringComparison.Ordinal)));
        (await unreadable.ProblemAsync(422, "policy-not-readable"))["place"].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_request_with_its_key_is_done_once_and_what_is_known_is_not_sent_again()
    {
        var draft = await DraftAsync(_author, Looser);
        using var once = await _author.SendAsync("POST", Policy + "/proposal", Proposal(draft), ("Idempotency-Key", "p1"));
        using var again = await _author.SendAsync("POST", Policy + "/proposal", Proposal(draft), ("Idempotency-Key", "p1"));
        (await again.Content.ReadAsStringAsync(Cancel)).ShouldBe(await once.Content.ReadAsStringAsync(Cancel));
        ((int)again.StatusCode).ShouldBe(201);

        foreach (var path in (string[])["", "/versions", "/versions/0", "/proposal"])
        {
            using var read = await _author.SendAsync("GET", Policy + path);
            using var known = await _author.SendAsync("GET", Policy + path, json: null, ("If-None-Match", read.Headers.ETag!.ToString()));
            ((int)known.StatusCode).ShouldBe(304, path);
        }
    }

    private static async Task<string> ProposedAsync(HttpClient by) =>
        (await by.DoneAsync("POST", Policy + "/proposal", Proposal(await DraftAsync(by, Looser)))).Body["digest"]!.GetValue<string>();

    private static async Task<string> DraftAsync(HttpClient by, string text) =>
        (await by.DoneAsync("POST", Policy + "/drafts", Draft(text))).Body["digest"]!.GetValue<string>();

    private static async Task RefusedAsync(HttpClient by, string path, string body, int status, string code)
    {
        using var answer = await by.SendAsync("POST", Policy + "/proposal" + path, body);
        await answer.ProblemAsync(status, code);
    }

    private static string Draft(string text) => new JsonObject { ["text"] = text, ["message"] = "Other gates" }.ToJsonString();

    private static string Proposal(string policy) => new JsonObject { ["policy"] = policy, ["note"] = "Other gates" }.ToJsonString();

    private static string Named(string digest, string? reason = null) =>
        new JsonObject { ["digest"] = digest, ["reason"] = reason }.ToJsonString();

    private static string Decision(string digest) => new JsonObject
    {
        ["digest"] = digest,
        ["meaning"] = "approved",
        ["lane"] = "compliance",
        ["comment"] = "Read what it loosens.",
    }.ToJsonString();
}
