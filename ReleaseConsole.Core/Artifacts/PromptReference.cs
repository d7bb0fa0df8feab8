namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Another prompt that a prompt is composed of: its name, which version its author asked for (<c>version 3</c>, <c>label production</c>;
/// null when it says none), and where it stands.
/// </summary>
public sealed record PromptReference(string Name, string? Asked, int Line, int Column)
{
    /// <summary>Whether an artifact is the one referred to. Dotprompt keeps the partial <c>header</c> in <c>_header.prompt</c>.</summary>
    public bool IsTo(string path)
    {
        var slash = Name.LastIndexOf('/') + 1;
        return path == $"prompts/{Name}" || path == $"prompts/{Name[..slash]}_{Name[slash..]}";
    }
}
