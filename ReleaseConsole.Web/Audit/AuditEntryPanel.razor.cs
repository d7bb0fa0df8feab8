using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Audit;

/// <summary>One entry with its details, its path to the signed root, and the file that proves it offline.</summary>
public sealed partial class AuditEntryPanel
{
    private AuditEntryShown? _shown;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required AuditFilter Filter { get; set; }

    [Parameter, EditorRequired] public long Index { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required AuditEntryView View { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var shown = await View.RunAsync(Index, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = shown.Refusal;
        _shown = shown.Succeeded ? shown.Value : null;
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..26];
}
