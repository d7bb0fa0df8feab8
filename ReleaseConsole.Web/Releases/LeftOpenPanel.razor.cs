using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Web.Releases;

/// <summary>What a release that is being made would leave open, each with room for the reason.</summary>
public sealed partial class LeftOpenPanel
{
    [Parameter, EditorRequired] public required IReadOnlyList<LeftOpen> Open { get; set; }

    /// <summary>The reasons by name, as they are typed.</summary>
    [Parameter, EditorRequired] public required Dictionary<string, string?> Reasons { get; set; }
}
