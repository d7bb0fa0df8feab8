using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>The log by HTTP: narrowed by several things at once, and taken out with proof by post alone.</summary>
public abstract class AuditApiTests(ApiHost host)
{
    private static int _tenants;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filter_is_given_several_times_and_means_any_of_them()
    {
        var tenant = await TenantAsync();
        using var auditor = await host.KeyAsync(tenant, Role.Auditor);
        using var author = await host.KeyAsync(tenant, Role.PromptEngineer);
        await author.ImportAsync("2026.10.3");

        async Task<int> FoundAsync(string query) => (await auditor.ReadAsync($"/audit/events?{query}&limit=500"))["items"]!.AsArray().Count;
        var (triage, refund) = (await FoundAsync("subject=prompts/triage"), await FoundAsync("subject=tools/refund"));
        triage.ShouldBeGreaterThan(0);
        refund.ShouldBeGreaterThan(0);
        var both = await FoundAsync("subject=prompts/triage&subject=tools/refund");

        both.ShouldBeInRange(Math.Max(triage, refund), triage + refund);
        (await FoundAsync("subject=prompts/triage&subject=tools/refund&environment=production")).ShouldBe(0);
        (await FoundAsync("subject=")).ShouldBe(await FoundAsync(""));
        using var wide = await auditor.SendAsync(
            "GET", "/audit/events?" + string.Join('&', Enumerable.Range(0, 21).Select(at => $"action=a{at}")));
        await wide.ProblemAsync(422, "too-many-filters");
    }

    [Fact]
    public async Task A_search_is_taken_out_with_proof_by_post_and_what_is_read_writes_nothing()
    {
        using var auditor = await host.KeyAsync(await TenantAsync(), Role.Auditor);
        using var get = await auditor.SendAsync("GET", "/audit/exports");
        ((int)get.StatusCode).ShouldBe(404);
        (await ExportsAsync(auditor)).ShouldBe(0);

        using var made = await auditor.SendAsync("POST", "/audit/exports", """{"actions":["KeyCreated","ProductCreated"]}""");

        made.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        await using var zip = await made.Content.ReadAsStreamAsync(Cancel);
        await using var archive = new System.IO.Compression.ZipArchive(zip);
        using var key = new StreamReader(archive.GetEntry("verifier-key")!.Open());
        var checkedBy = NoteKey.Parse((await key.ReadToEndAsync(Cancel)).Trim()).Value;
        zip.Position = 0;
        (await ProvedSearch.CheckAsync(zip, checkedBy, Cancel)).Value.ShouldBeGreaterThan(0);
        (await ExportsAsync(auditor)).ShouldBe(1);
    }

    private static async Task<int> ExportsAsync(HttpClient auditor) =>
        (await auditor.ReadAsync("/audit/events?action=SearchExported"))["items"]!.AsArray().Count;

    private Task<TenantId> TenantAsync() => host.TenantAsync($"log-{Interlocked.Increment(ref _tenants)}");
}

[Collection(typeof(ApiTests))]
public sealed class AuditApiOnSqliteTests(ApiHost host) : AuditApiTests(host);

[Collection(typeof(ApiOnPostgresTests))]
public sealed class AuditApiOnPostgresTests(PostgresApiHost postgres) : AuditApiTests(postgres.Host);
