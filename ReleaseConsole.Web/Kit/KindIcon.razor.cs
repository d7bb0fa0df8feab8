using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Kit;

/// <summary>The symbol of an artifact's kind, with its word for those who do not see it.</summary>
public sealed partial class KindIcon
{
    [Parameter, EditorRequired] public required ArtifactKind Kind { get; set; }

    [Parameter] public int Size { get; set; } = 16;

    /// <summary>The kind's word already stands beside it.</summary>
    [Parameter] public bool Quiet { get; set; }

    /// <summary>The kind's symbol, for lists that take a name.</summary>
    public static string SymbolOf(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Prompt => "chat_bubble",
        ArtifactKind.Tool => "build",
        ArtifactKind.Model => "deployed_code",
        ArtifactKind.Dataset => "dataset",
        ArtifactKind.Policy => "shield",
        ArtifactKind.Settings => "tune",
        ArtifactKind.Evaluation => "science",
    };
}
