using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// Which other releases and environments hold an artifact that is under review, live ones first. It is asked when the change comes into
/// sight, and once.
/// </summary>
public sealed partial class UsedLine(WhereUsed used, ActorSource actors)
{
    /// <summary>Its height in pixels, for a list that keeps the room before it is there.</summary>
    public const int Height = 31;

    private const int Most = 4;

    private ArtifactUse? _use;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactKind Kind { get; set; }

    [Parameter, EditorRequired] public required string Path { get; set; }

    /// <summary>The release under review, which is not told.</summary>
    [Parameter, EditorRequired] public required string Release { get; set; }

    /// <summary>It holds the artifact, unless it takes it away.</summary>
    [Parameter] public bool IsHeld { get; set; } = true;

    /// <summary>What was found so far, of all changes of the page.</summary>
    [Parameter, EditorRequired] public required Dictionary<(ArtifactKind, string), ArtifactUse> Known { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private List<ReleaseUse> Others => [.. _use!.First.Where(one => one.Release != Release).Take(Most)];

    private int More => Math.Max(0, _use!.Releases - (IsHeld ? 1 : 0) - Others.Count);

    protected override async Task OnInitializedAsync()
    {
        if (Known.TryGetValue((Kind, Path), out _use))
            return;
        var found = await used.RunAsync(Product, Kind, Path, Most + 1, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        if (found.Succeeded)
            Known[(Kind, Path)] = _use = found.Value;
    }
}
