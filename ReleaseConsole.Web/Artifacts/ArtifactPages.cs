namespace ReleaseConsole.Web.Artifacts;

/// <summary>What the artifacts' pages need beyond the use cases.</summary>
internal static class ArtifactPages
{
    public static void AddArtifactPages(this IServiceCollection services) => services.AddSingleton<EditSession>();
}
