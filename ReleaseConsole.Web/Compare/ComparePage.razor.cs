using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Compare;

/// <summary>Any two of anything: what differs, what it means, and what the policy makes of it.</summary>
public sealed partial class ComparePage(ActorSource actors, ReleaseJudgement judgement, ComparisonView comparison, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private IReadOnlyList<Choice<string>> _choices = [];
    private JudgedComparison? _judged;
    private ChangedTexts? _texts;
    private Refusal? _refusal;
    private (string Product, string? From, string? To) _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    /// <summary>The path of the change that is shown; the gravest one where none is named.</summary>
    [SupplyParameterFromQuery(Name = "path")] public string? Path { get; set; }

    private ReleaseChanges Changes => _judged!.Compared.Changes;

    private IReadOnlyList<Finding> Findings => _judged?.Assessment?.Findings ?? [];

    private ArtifactChange? Shown { get; set; }

    private string Fact => _judged is null
        ? "What differs, what it means, and how risky it is."
        : $"{_judged.Compared.From.Name} → {_judged.Compared.To.Name}: {Changes.Changes.Count} changed, {Changes.Unchanged} unchanged";

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != (Product, From, To))
        {
            _loadedFor = (Product, From, To);
            await LoadAsync();
        }
        Show();
    }

    private async Task LoadAsync()
    {
        (_judged, _refusal, Shown) = (null, null, null);
        var actor = await actors.CurrentAsync();
        var choices = await comparison.ChoicesAsync(Product, actor, _closing.Token);
        if (!choices.Succeeded)
        {
            _refusal = choices.Refusal;
            return;
        }
        _choices = Offered(choices.Value);
        if (From is null || To is null)
            return;
        var judged = await judgement.RunAsync(Product, From, To, actor, _closing.Token);
        _judged = judged.Succeeded ? judged.Value : null;
        _refusal = judged.Refusal;
    }

    // What the address names is offered even when it is a digest or an artifact's version, so that the boxes say what is shown.
    private List<Choice<string>> Offered(IReadOnlyList<CompareChoice> found) =>
    [
        new("", "Pick one"),
        .. found.Select(one => new Choice<string>(one.Reference, one.Remark is null ? one.Name : $"{one.Name} ({one.Remark})")),
        .. new[] { From, To }.OfType<string>().Distinct().Where(name => name.Length > 0 && found.All(one => one.Reference != name))
            .Select(name => new Choice<string>(name, name)),
    ];

    private void Show()
    {
        if (_judged is null)
            return;
        var shown = Changes.Changes.FirstOrDefault(change => change.Path == Path)
            ?? Changes.Changes.MaxBy(change => ChangesTree.RiskOf(Findings, change.Path));
        if (ReferenceEquals(shown, Shown))
            return;
        Shown = shown;
        _texts = shown is null ? null : ChangedTexts.Of(_judged.Compared.From.Contents, _judged.Compared.To.Contents, shown.Kind, shown.Path);
    }

    private void Go(string? from, string? to) => navigation.NavigateTo(Urls.For(Product).Compare(from, to));

    private string UrlTo(string path) => Urls.For(Product).Compare(From, To, path);
}
