namespace ReleaseConsole.Web.Api;

/// <summary>Path segments of artifacts come URL-encoded; the server leaves an encoded slash as it is.</summary>
internal static class EncodedPath
{
    public static string Decode(string segment) => Uri.UnescapeDataString(segment);
}
