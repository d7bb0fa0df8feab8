using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>The keys of the review, and the change the address names, brought into sight once each time it names another.</summary>
public sealed class ReviewKeys(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private readonly JsModule _script = new(js, "./Review/ProposalPage.razor.js");
    private string? _revealed;

    /// <summary>The change to bring into sight; null while none is named or shown.</summary>
    [Parameter] public ArtifactChange? Change { get; set; }

    /// <summary>The line of it that the address names.</summary>
    [Parameter] public string? Line { get; set; }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _script.InvokeVoidAsync("listen");
        if (Change is not { } change || _revealed == $"{change.Path} {Line}")
            return;
        _revealed = $"{change.Path} {Line}";
        // A named line is brought into sight by its own comparison.
        await _script.InvokeVoidAsync("reveal", ReviewWords.Anchor(change), DiffRange.Parse(Line) is not null);
    }
}
