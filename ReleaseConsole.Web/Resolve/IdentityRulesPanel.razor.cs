using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Resolve;

/// <summary>The rules by which imports decide identities without asking, to be written and looked up.</summary>
public sealed partial class IdentityRulesPanel(IdentityRulesView rules, SaveIdentityRules save, ActorSource actors)
{
    private IdentityRulesShown? _shown;
    private Refusal? _loadRefusal;
    private Refusal? _refusal;
    private string _text = "";

    [Parameter, EditorRequired] public required string Product { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await rules.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _loadRefusal = found.Refusal;
        if (!found.Succeeded)
            return;
        (_shown, _text) = (found.Value, found.Value.Text);
    }

    private async Task SaveAsync()
    {
        var saved = await save.RunAsync(Product, _text, _shown!.Version, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = saved.Refusal;
        if (saved.Succeeded)
            await LoadAsync();
    }

    private string? WhyNot(IdentityRulesShown shown) =>
        shown.MayNotEdit?.Sentence ?? (_text.ReplaceLineEndings("\n")
            .TrimEnd() == shown.Text ? "Nothing differs from the version in force." : null);
}
