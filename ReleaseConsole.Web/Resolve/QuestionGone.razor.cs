using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Resolve;

/// <summary>
/// An address that names a question which the list does not show: who decided it, that it was withdrawn, or that it comes up later. No
/// other takes its place.
/// </summary>
public sealed partial class QuestionGone(QuestionView question, ActorSource actors)
{
    private QuestionShown? _shown;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required UnresolvedId Item { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnInitializedAsync()
    {
        var found = await question.RunAsync(Product, Item, await actors.CurrentAsync(), CancellationToken.None);
        (_shown, _refusal) = (found.Succeeded ? found.Value : null, found.Refusal);
    }
}
