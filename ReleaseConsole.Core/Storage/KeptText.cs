namespace ReleaseConsole.Core.Storage;

/// <summary>
/// Text as both databases keep it. PostgreSQL knows no NUL in a text and refuses the whole row; what outside systems and files say may
/// hold one all the same. Contents are bytes, and keep theirs.
/// </summary>
internal static class KeptText
{
    public static string Of(string text) => text.Replace('\0', '\uFFFD');
}
