namespace ReleaseConsole.Core.Storage;

/// <summary>A pattern of SQL's LIKE, in which what people type stands for itself. Its escape sign is the backslash.</summary>
internal static class LikePattern
{
    /// <summary>What matches every text that holds this one.</summary>
    public static string Holding(string text) => $"%{Escaped(Escaped(Escaped(text, @"\"), "%"), "_")}%";

    private static string Escaped(string text, string sign) => text.Replace(sign, @"\" + sign, StringComparison.Ordinal);
}
