using Microsoft.Extensions.Configuration;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Verbs;

/// <summary>The verbs that set an installation up, and how the program refuses, each as a process on data of its own.</summary>
public sealed class HostVerbsTests : IDisposable
{
    private static readonly Dictionary<string, string?> Production = new() { ["ASPNETCORE_ENVIRONMENT"] = null };
    private readonly string _data = Directory.CreateTempSubdirectory("verbs-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_tenant_a_product_and_keys_of_ones_own_are_made_listed_and_ended()
    {
        (await RunAsync("migrate", "--json")).ShouldEnd(0).Json["applied"]!.AsArray().ShouldNotBeEmpty();
        (await RunAsync("tenants", "create", "own", "--name", "Our own")).ShouldEnd(0);
        (await RunAsync("tenants", "create", "own", "--name", "Again")).ShouldComplain(1, "tenant-taken");
        (await RunAsync("products", "create", "sign-in", "--tenant", "own", "--name", "Sign in")).ShouldComplain(1, "reserved-name");
        var made = await RunAsync(
            "products", "create", "desk", "--tenant", "own", "--name", "Desk", "--environments", "test,live", "--json");
        made.ShouldEnd(0).Json["environments"]!.AsArray().Select(one => one!["isProtected"]!.GetValue<bool>()).ShouldBe([false, true]);

        (await RunAsync("keys", "create", "--tenant", "own", "--name", "ci", "--role", "reviewer")).ShouldComplain(1, "lane-missing");
        (await RunAsync(
            "keys", "create", "--tenant", "own", "--name", "bot", "--role", "viewer", "--expires", "1d", "--on-behalf-of",
            "nobody@example.test"))
            .ShouldComplain(1, "unknown-person");
        var key = (await RunAsync(
            "keys", "create", "--tenant", "own", "--name", "ci", "--role", "viewer", "--environment", "live", "--json"))
            .ShouldEnd(0).Json;
        key["secret"]!.GetValue<string>().ShouldStartWith("rc_");
        (await RunAsync("keys", "revoke", key["id"]!.ToString(), "--tenant", "own")).ShouldEnd(0);
        (await RunAsync("keys", "list", "--tenant", "own")).ShouldEnd(0).Said.ShouldContain("revoked");

        // Somebody's work is in this database now.
        (await RunAsync("demo", "reset")).ShouldComplain(1, "own besides the demo");
    }

    [Fact]
    public async Task The_demo_is_not_reset_in_production_nor_under_a_running_server()
    {
        (await EndedProgram.InAsync(_data, Production, "demo", "reset")).ShouldComplain(1, "This is Production");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create<string, string?>("ReleaseConsole:DataDirectory", _data)]).Build();
        using var server = new SendingHost(StorageOptions.From(settings, _data), TimeProvider.System);
        (await RunAsync("demo", "reset")).ShouldComplain(1, "Stop it first");
        File.Exists(Path.Combine(_data, "console.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_call_exits_with_2_help_starts_nothing_and_a_fault_is_one_line()
    {
        (await RunAsync("keys", "create")).ShouldEnd(2).Said.ShouldBeEmpty();
        (await RunAsync("serv")).ShouldEnd(2);
        (await RunAsync("serve", "--help")).ShouldEnd(0).Said.ShouldContain("serve");
        var nonsense = new Dictionary<string, string?> { ["ReleaseConsole__Database__ConnectionString"] = "nonsense" };
        (await EndedProgram.InAsync(_data, nonsense, "keys", "list")).ShouldComplain(1, "ReleaseConsole:Database:ConnectionString");
        Directory.EnumerateFileSystemEntries(_data).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_OpenID_Connect_a_server_in_production_ends_in_one_line_before_it_makes_a_database()
    {
        (await EndedProgram.InAsync(_data, Production, "serve", "--urls", StartedHost.FreeAddress())).ShouldComplain(1, "OpenID Connect");
        File.Exists(Path.Combine(_data, "console.db")).ShouldBeFalse();
    }

    private Task<EndedProgram> RunAsync(params string[] arguments) => EndedProgram.InAsync(_data, arguments);
}
