namespace ReleaseConsole.Web.Shell;

/// <summary>Which environment this process runs in, read as the server reads it; a name that nobody set means Production.</summary>
internal static class HostEnvironmentName
{
    public static string Current { get; } = Set("DOTNET_ENVIRONMENT") ?? Set("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;

    private static string? Set(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } name ? name : null;
}
