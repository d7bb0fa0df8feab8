using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Demo;

/// <summary>
/// Fills an empty database with a workspace to try the console on, by the same use cases as anyone: so its audit log verifies.
/// Each step builds on the one before.
/// </summary>
public sealed class SeedDemo(AcrossTenants tenants, DemoSetUp setUp, DemoImports imports)
{
    public const string Tenant = "demo";
    public const string Product = "support-agent";

    /// <summary>The releases in the order they were made; a folder each below <c>samples/support-agent</c>.</summary>
    public static IReadOnlyList<string> Releases { get; } = ["2026.10.3", "2026.11.0", "2026.11.1"];

    /// <summary>Does nothing when the database has a tenant already; null then.</summary>
    /// <param name="samplesFolder">The folder that holds <c>support-agent</c>.</param>
    public async Task<Result<DemoWorkspace?>> RunAsync(string samplesFolder, CancellationToken cancel)
    {
        if ((await tenants.AllTenantsAsync(cancel)).Count > 0)
            return (DemoWorkspace?)null;
        var demo = await setUp.MakeAsync(cancel);
        if (!demo.Succeeded)
            return demo.Refusal;
        foreach (var release in Releases)
            if (await imports.TakeInAsync(Path.Combine(samplesFolder, Product, release), demo.Value.Amara, cancel) is { } refusal)
                return refusal;
        return demo.Value;
    }
}
