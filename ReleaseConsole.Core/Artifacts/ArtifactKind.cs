namespace ReleaseConsole.Core.Artifacts;

/// <summary>The kinds of thing that shape an AI product's behaviour.</summary>
public enum ArtifactKind
{
    Prompt,
    Tool,
    Model,
    Dataset,
    Policy,
    Settings,
    Evaluation,
}
