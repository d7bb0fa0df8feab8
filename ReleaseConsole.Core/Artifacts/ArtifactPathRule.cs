namespace ReleaseConsole.Core.Artifacts;

/// <summary>What a new artifact may be called: its kind's folder, then names of <c>a–z0–9-_.</c>; 300 characters at most.</summary>
public static class ArtifactPathRule
{
    public const int Longest = 300;

    /// <summary>Why the path cannot name a new artifact of the kind; null when it can.</summary>
    public static Refusal? Refuse(ArtifactKind kind, string path)
    {
        var segments = path.Split('/');
        return path.Length <= Longest && segments.Length >= 2 && segments[0] == kind.Folder() && segments.Skip(1).All(IsName)
            ? null
            : ArtifactsRefusals.BadPath(kind);
    }

    private static bool IsName(string segment) =>
        segment.Length > 0 && (char.IsAsciiLetterLower(segment[0]) || char.IsAsciiDigit(segment[0]))
        && segment.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
}
