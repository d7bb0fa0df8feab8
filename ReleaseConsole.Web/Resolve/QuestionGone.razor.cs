using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Resolve;

/// <summary>
/// An address that names a question which waits no longer: who decided it, or that it was withdrawn. No other takes its place.
/// </summary>
public sealed partial class QuestionGone(DecisionList decisions, ActorSource actors)
{
    private DecisionRow? _decided;
    private bool _isRead;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required UnresolvedId Item { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnInitializedAsync()
    {
        var found = await decisions.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _decided = found.Succeeded ? found.Value.Find(one => one.Id == Item) : null;
        _isRead = true;
    }
}
