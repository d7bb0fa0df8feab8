namespace ReleaseConsole.Core.Artifacts;

/// <summary>The words of the kinds: singular in the API, the folder an artifact's path starts with.</summary>
public static class ArtifactKinds
{
    public static IReadOnlyList<ArtifactKind> All { get; } = Enum.GetValues<ArtifactKind>();

    /// <summary>The kind's word in the API and in manifests, e.g. <c>prompt</c>.</summary>
    public static string Word(this ArtifactKind kind) => kind switch
    {
        ArtifactKind.Prompt => "prompt",
        ArtifactKind.Tool => "tool",
        ArtifactKind.Model => "model",
        ArtifactKind.Dataset => "dataset",
        ArtifactKind.Policy => "policy",
        ArtifactKind.Settings => "settings",
        ArtifactKind.Evaluation => "evaluation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an artifact kind."),
    };

    /// <summary>The kind as a sentence names one of it.</summary>
    public static string WithArticle(this ArtifactKind kind) => kind is ArtifactKind.Evaluation ? "an evaluation"
        : kind is ArtifactKind.Settings ? "settings" : $"a {kind.Word()}";

    /// <summary>The first segment of the path of every artifact of the kind, e.g. <c>prompts</c>.</summary>
    public static string Folder(this ArtifactKind kind) => kind switch
    {
        ArtifactKind.Policy => "policies",
        ArtifactKind.Settings => "settings",
        _ => kind.Word() + "s",
    };

    public static ArtifactKind? Parse(string word)
    {
        foreach (var kind in All)
            if (string.Equals(kind.Word(), word, StringComparison.Ordinal))
                return kind;
        return null;
    }
}
