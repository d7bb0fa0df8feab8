using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Watch;

/// <summary>A product that is live on a branch of a repository, and what finds and settles its drift.</summary>
internal static class GivenDrift
{
    public const string Branch = "release/production";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<GivenGit> LiveAsync(TestConsole console)
    {
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        await console.StartAsync(await console.ReleaseAsync("1", "Be kind.\n"), "production");
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
        return git;
    }

    public static Task<int> CheckAsync(TestConsole console) => console.Get<CheckDrift>().RunAsync(console.Tenant, Cancel);

    public static async Task ResolveAsync(TestConsole console, DriftResolution wanted, string who = "David") =>
        (await TryAsync(console, wanted, who)).Refusal.ShouldBeNull();

    public static async Task<Result<Done>> TryAsync(TestConsole console, DriftResolution wanted, string who = "David") =>
        await console.Get<ResolveDrift>().RunAsync(
            (await console.AllAsync<Drift>()).Single().Id, wanted, await console.PersonAsync(who, (Role.ReleaseManager, null)), Cancel);
}
