using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>A first version written by hand: kind, path and text.</summary>
public sealed partial class NewArtifactPage
{
    // Evaluation results are measured by a runner and imported; nobody writes them here.
    private static readonly Choice<ArtifactKind>[] Kinds =
        [.. ArtifactKinds.All.Where(kind => kind != ArtifactKind.Evaluation).Select(kind => new Choice<ArtifactKind>(kind, kind.Title()))];

    private CodeEditor? _editor;
    private ArtifactKind _kind = ArtifactKind.Prompt;
    private string? _name;
    private string? _message;
    private RightsShown? _rights;
    private Refusal? _refusal;

    [Parameter] public required string Product { get; set; }

    [Inject] public required SaveVersion Save { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string Path => $"{_kind.Folder()}/{_name?.Trim()}";

    private string? WhyNot => _rights is { MayAuthor: false } ? "A prompt engineer can add artifacts." : null;

    protected override async Task OnInitializedAsync()
    {
        var rights = await Rights.RunAsync(Product, await Actors.CurrentAsync(), CancellationToken.None);
        _rights = rights.Succeeded ? rights.Value : null;
    }

    private async Task SaveAsync()
    {
        var text = await _editor!.ReadAsync(CancellationToken.None);
        var saved = text.Succeeded
            ? await Save.RunAsync(
                Product, new VersionToSave(_kind, Path, text.Value, _message ?? "", Parent: null), await Actors.CurrentAsync(),
                CancellationToken.None)
            : text.Refusal;
        _refusal = saved.Refusal;
        if (saved.Succeeded)
            Navigation.NavigateTo(Here.Artifact(_kind, Path));
    }
}
