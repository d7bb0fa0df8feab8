using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>The product's artifacts, filtered by kind and text; the filter and the page stand in the address.</summary>
public sealed partial class ArtifactsPage(TimeProvider clock) : IDisposable
{
    private const int PageSize = 50;

    private readonly TypingPause _typing = new(clock, TimeSpan.FromMilliseconds(250));
    private string? _words;
    private string? _asked;
    private ArtifactsListed? _listed;
    private RightsShown? _rights;
    private Refusal? _refusal;
    private (string, string?, string?, int) _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    [Inject] public required ArtifactList Artifacts { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private ArtifactKind? OfKind => Kind is null ? null : ArtifactKinds.Parse(Kind);

    private int At => Math.Clamp(PageNumber ?? 1, 1, 10_000);

    private int First => ((At - 1) * PageSize) + 1;

    private string? WhyNot => _rights is { MayAuthor: false } ? "A prompt engineer can add artifacts." : null;

    private bool Filtered => OfKind is not null || !string.IsNullOrWhiteSpace(Q) || At > 1;

    public void Dispose()
    {
        _ = _typing.StopAsync();
        _typing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        // What is being typed stands before what the address says, unless somebody went elsewhere.
        if (Q != _asked)
            (_words, _asked) = (Q, Q);
        if (_loadedFor == (Product, Kind, Q, At))
            return;
        if (_loadedFor.Item1 != Product)
            _listed = null;
        _loadedFor = (Product, Kind, Q, At);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = _loadedFor;
        var filter = new ArtifactFilter(OfKind, Q, Skip: First - 1, Limit: PageSize);
        var actor = await Actors.CurrentAsync();
        var listed = await Artifacts.RunAsync(Product, filter, actor, CancellationToken.None);
        var rights = await Rights.RunAsync(Product, actor, CancellationToken.None);
        // A slower answer to an earlier filter must not replace the newer one.
        if (asked == _loadedFor)
            (_listed, _refusal, _rights) = (listed.Succeeded ? listed.Value : null, listed.Refusal, rights.Succeeded ? rights.Value : null);
    }

    private async Task SearchAsync(string? text)
    {
        _words = text;
        try
        {
            await _typing.AfterAsync(_ =>
            {
                _asked = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
                Navigation.NavigateTo(Here.Artifacts(_asked, OfKind), replace: true);
                return Task.CompletedTask;
            });
        }
        catch (OperationCanceledException)
        {
            // More was typed, or the page was left.
        }
    }
}
