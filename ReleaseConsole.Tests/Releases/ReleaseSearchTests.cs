using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Releases;

/// <summary>Releases by part of their version, by their digest, and wherever they are live.</summary>
public abstract class ReleaseSearchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestConsole> StartAsync(CancellationToken cancel);

    [Fact]
    public async Task A_release_is_found_by_any_part_of_its_version_in_either_case_and_by_how_its_digest_begins()
    {
        await using var console = await StartAsync(Cancel);
        await console.ReleaseAsync("2026.1-RC1", "Be kind.\n");
        var second = await console.ReleaseAsync("2026.2", "Be brief.\n");

        (await FindAsync(console, "2026")).ShouldBe(["2026.2", "2026.1-RC1"]);
        (await FindAsync(console, "rc")).ShouldBe(["2026.1-RC1"]);
        (await FindAsync(console, second.ManifestDigest.Hex[..7])).ShouldBe(["2026.2"]);
        (await FindAsync(console, second.ManifestDigest.Hex[..7].ToUpperInvariant())).ShouldBe(["2026.2"]);
        (await FindAsync(console, "2026_1")).ShouldBeEmpty();
        (await FindAsync(console, "%")).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_more_are_shown_than_fit()
    {
        await using var console = await StartAsync(Cancel);
        for (var at = 0; at < 12; at++)
            await console.ReleaseAsync($"2026.{at}", $"Be kind {at}.\n");

        (await FindAsync(console, "2026")).Count.ShouldBe(ReleaseSearch.Most);
        (await FindAsync(console, "2026.0")).ShouldBe(["2026.0"]);
    }

    private static async Task<List<string>> FindAsync(TestConsole console, string text) =>
        (await console.Get<ReleaseSearch>().RunAsync(
            TestConsole.ProductSlug, text, Actor.Job(console.Tenant, "test", "test"), Cancel))
                .ShouldSucceed().ConvertAll(one => one.Version);
}

public sealed class ReleaseSearchOnSqliteTests : ReleaseSearchTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => TestConsole.OnSqliteAsync(cancel);
}

public sealed class ReleaseSearchOnPostgresTests(PostgresServer server) : ReleaseSearchTests
{
    protected override Task<TestConsole> StartAsync(CancellationToken cancel) => server.ConsoleAsync(cancel);
}
