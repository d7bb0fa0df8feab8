using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Given;

/// <summary>Saving versions as tests speak of it.</summary>
internal static class Saving
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<Result<SavedVersion>> SaveAsync(
        this TestConsole console, Actor actor, ArtifactKind kind, string path, string text, Digest? parent = null,
        string message = "A change") =>
        console.Get<SaveVersion>().RunAsync(TestConsole.ProductSlug, new VersionToSave(kind, path, text, message, parent), actor, Cancel);

    public static Task<Result<SavedVersion>> SavePromptAsync(this TestConsole console, Actor actor, string text, Digest? parent = null) =>
        console.SaveAsync(actor, ArtifactKind.Prompt, "prompts/triage", text, parent);

    public static async Task<VersionShown> TextAsync(
        this TestConsole console, Actor actor, ArtifactKind kind, string path, string version = VersionText.Latest) =>
        (await console.Get<VersionText>().RunAsync(TestConsole.ProductSlug, kind, path, version, actor, Cancel)).Value;
}
