using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>Hosts of their own with small limits, so that they are reached.</summary>
public sealed class ApiLimitTests
{
    [Fact]
    public async Task A_key_that_asks_more_often_than_it_may_is_told_when_to_ask_again_and_another_key_is_not()
    {
        await using var host = await ApiHost.WithAsync(("Api:RequestsPerMinute", "10"));
        var tenant = await host.TenantAsync("acme");
        using var busy = await host.KeyAsync(tenant, Role.Viewer, name: "one");
        using var other = await host.KeyAsync(tenant, Role.Viewer, name: "one");

        for (var i = 0; i < 10; i++)
            await busy.ReadAsync("/products");
        using var refused = await busy.SendAsync("GET", "/products");

        await refused.ProblemAsync(429, "too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 6, "ten a minute are one in six seconds");
        await other.ReadAsync("/products");
    }

    [Fact]
    public async Task An_address_that_guesses_keys_is_slowed_down_and_a_key_from_there_still_works()
    {
        await using var host = await ApiHost.WithAsync(("Api:RefusalsPerMinute", "3"));
        using var key = await host.KeyAsync(await host.TenantAsync("acme"), Role.Viewer);
        using var guessing = host.Anonymous();

        for (var i = 0; i < 3; i++)
            using (var unknown = await guessing.SendAsync("GET", "/products", null, ("Authorization", $"Bearer rc_guess{i}")))
                await unknown.ProblemAsync(401, "not-signed-in");
        using var slowed = await guessing.SendAsync("GET", "/products", null, ("Authorization", "Bearer rc_guess3"));

        await slowed.ProblemAsync(429, "too-many-requests");
        slowed.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        await key.ReadAsync("/products");
    }
}
