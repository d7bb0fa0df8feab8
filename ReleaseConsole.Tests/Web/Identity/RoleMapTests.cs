using Microsoft.Extensions.Configuration;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Tests.Web.Identity;

public sealed class RoleMapTests
{
    [Theory]
    [InlineData("reviewer:security@demo", "reviewer", "security", "demo", null, null)]
    [InlineData("auditor@demo", "auditor", null, "demo", null, null)]
    [InlineData("prompt-engineer@acme/support-agent", "prompt-engineer", null, "acme", "support-agent", null)]
    [InlineData("release-manager@acme/bot/production", "release-manager", null, "acme", "bot", "production")]
    public void A_grant_says_role_lane_and_place(
        string grant, string role, string? lane, string tenant, string? product, string? environment)
    {
        var (map, problems) = RoleMap.Parse([("rc", grant)]);
        problems.ShouldBeEmpty();
        map.GrantsOf(["rc", "other"]).ShouldBe([new RoleMapping("rc", role, lane, tenant, product, environment)]);
    }

    [Theory]
    [InlineData("reviewer@demo", "a reviewer needs a lane")]
    [InlineData("reviewer:legal@demo", "'legal' is not a lane")]
    [InlineData("admin:security@demo", "only a reviewer has a lane")]
    [InlineData("owner@demo", "'owner' is not a role")]
    [InlineData("auditor", "write role[:lane]@tenant")]
    [InlineData("auditor@", "write role[:lane]@tenant")]
    [InlineData("auditor@demo/", "write role[:lane]@tenant")]
    [InlineData("auditor@demo/p/e/x", "write role[:lane]@tenant")]
    [InlineData("auditor@Demo", "write role[:lane]@tenant")]
    public void A_grant_that_cannot_be_read_is_named_with_the_reason(string grant, string reason)
    {
        var (map, problems) = RoleMap.Parse([("rc", grant), ("rc", "viewer@demo")]);
        problems.ShouldHaveSingleItem().ShouldContain(reason);
        problems[0].ShouldContain($"'{grant}'");
        map.Mappings.ShouldHaveSingleItem().Role.ShouldBe("viewer");
    }

    [Theory]
    [InlineData("""{"a":["auditor@demo","viewer@demo"],"b":"admin@demo"}""")]
    [InlineData("a=auditor@demo,viewer@demo;b=admin@demo")]
    public void One_string_holds_a_whole_map(string text) => ReadFrom(("Map", text));

    [Fact]
    public void A_section_holds_a_whole_map() =>
        ReadFrom(("Map:a:0", "auditor@demo"), ("Map:a:1", "viewer@demo"), ("Map:b", "admin@demo"));

    [Fact]
    public void Broken_JSON_is_named_with_its_place()
    {
        var (_, problems) = Read(("Map", "{\"a\":"));
        problems.ShouldHaveSingleItem().ShouldContain("not JSON at line 1");
    }

    private static void ReadFrom(params (string Key, string Value)[] settings)
    {
        var (map, problems) = Read(settings);
        problems.ShouldBeEmpty();
        map.Mappings.Select(m => (m.Group, m.Role)).ShouldBe([("a", "auditor"), ("a", "viewer"), ("b", "admin")]);
    }

    private static (RoleMap Map, IReadOnlyList<string> Problems) Read(params (string Key, string Value)[] settings) =>
        RoleMapReading.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)))
            .Build().GetSection("Map"));
}
