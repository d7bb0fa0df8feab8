namespace ReleaseConsole.Web.Kit;

/// <summary>One thing the editor offers: its word, what it means, and what is written when it is taken.</summary>
public sealed record EditorChoice(string Label, string? Says, string Written);

/// <summary>
/// What is offered at a place of a YAML text: keys of the mapping at a path (<c>routing/*</c>), or the values of a key, named alone or by
/// its path.
/// </summary>
public sealed record EditorChoices(string At, bool IsKey, IReadOnlyList<EditorChoice> Choices);
