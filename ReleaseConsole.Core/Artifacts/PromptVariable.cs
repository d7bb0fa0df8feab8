namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// A name a prompt fills in: where it stands first, and what declares it (the prompt's own front matter, or settings); null when nothing
/// does.
/// </summary>
public sealed record PromptVariable(string Name, int Line, int Column, string? DeclaredIn)
{
    /// <summary>The name as the prompt writes it: <c>{{name}}</c>, <c>{name}</c> or <c>${name}</c>.</summary>
    public string Written { get; init; } = $"{{{{{Name}}}}}";
}
