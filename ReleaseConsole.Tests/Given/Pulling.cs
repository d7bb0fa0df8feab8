using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Tests.Given;

/// <summary>Pulls from outside places as tests speak of them.</summary>
internal static class Pulling
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Someone who may author and connect, so that this machine's own addresses can be reached.</summary>
    public static Task<Actor> PlatformEngineerAsync(this TestConsole console) =>
        console.PersonAsync("Jonas Weber", (Role.PromptEngineer, null), (Role.Admin, null));

    public static async Task<ImportView> PullAsync(this TestConsole console, Actor actor, SourceConnection connection)
    {
        var started = await console.Get<PullOnce>().RunAsync(TestConsole.ProductSlug, connection, actor, Cancel);
        started.Refusal.ShouldBeNull();
        (await console.Get<RunImport>().RunAsync(started.Value, actor, Cancel)).Refusal.ShouldBeNull();
        return await console.ViewAsync(actor, started.Value);
    }

    /// <summary>Why nothing is pulled: said at once, or when the place was asked.</summary>
    public static async Task<Refusal> RefusedAsync(this TestConsole console, Actor actor, SourceConnection connection)
    {
        var begun = await console.Get<PullOnce>().RunAsync(TestConsole.ProductSlug, connection, actor, Cancel);
        return begun.Refusal ?? (await console.Get<RunImport>().RunAsync(begun.Value, actor, Cancel)).Refusal.ShouldNotBeNull();
    }

    /// <summary>The versions of an artifact, the newest first.</summary>
    public static async Task<IReadOnlyList<VersionRow>> VersionsAsync(
        this TestConsole console, Actor actor, ArtifactKind kind, string path) =>
        (await console.Get<VersionHistory>().RunAsync(TestConsole.ProductSlug, kind, path, before: null, limit: 100, actor, Cancel)).Value;

    public static async Task<VersionRow> NewestAsync(this TestConsole console, Actor actor, ArtifactKind kind, string path) =>
        (await console.Get<VersionHistory>().RunAsync(TestConsole.ProductSlug, kind, path, before: null, limit: 1, actor, Cancel)).Value[0];

    /// <summary>Keeps a secret where <c>file:NAME</c> finds it.</summary>
    public static string Secret(this TestConsole console, string name, string value)
    {
        var folder = Directory.CreateDirectory(Path.Combine(console.DataDirectory, "secrets")).FullName;
        File.WriteAllText(Path.Combine(folder, name), value);
        return "file:" + name;
    }
}
