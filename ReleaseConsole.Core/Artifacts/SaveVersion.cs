namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Saves text as the next version of an artifact, or as the first of a new one. Who was slower hears who was faster; the same
/// content again is the same version. The saver's own draft is done with.
/// </summary>
public sealed class SaveVersion(SaveVersions versions)
{
    public const int LongestMessage = MessageRule.Longest;

    public async Task<Result<SavedVersion>> RunAsync(string product, VersionToSave wanted, Actor actor, CancellationToken cancel) =>
        (await versions.RunAsync(product, [wanted], actor, cancel)).Then(saved => saved[0]);
}
