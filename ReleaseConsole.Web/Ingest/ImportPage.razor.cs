using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How far an import is and what became of each file; it looks again every second until the import has ended.</summary>
public sealed partial class ImportPage(
    ActorSource actors, ImportProgress progress, RunImport run, UnresolvedQueue queue, ResolveItem resolve, RetryImport retry, ImportQueue imports,
    NavigationManager navigation, TimeProvider clock)
    : IDisposable
{
    private const string All = "all";
    private readonly CancellationTokenSource _left = new();
    private ImportView? _import;
    private Refusal? _refusal;
    private Refusal? _decisionRefusal;
    private Refusal? _retryRefusal;
    private IReadOnlyList<UnresolvedRow> _waiting = [];

    [Parameter] public required string Product { get; set; }

    [Parameter] public required Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")] public string? Outcome { get; set; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync(_left.Token);
        return Task.CompletedTask;
    }

    private async Task FollowAsync(CancellationToken left)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await second.WaitForNextTickAsync(left) && _import is null or { IsOpen: true })
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
        }
    }

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        ItemOutcome? wanted = Enum.TryParse<ItemOutcome>(Outcome, ignoreCase: true, out var outcome) ? outcome : null;
        var found = await progress.RunAsync(new ImportId(Id), wanted, skip: 0, limit: 500, actor, CancellationToken.None);
        if (!found.Succeeded)
        {
            _refusal = found.Refusal;
            return;
        }
        (_import, _refusal) = (found.Value, null);
        var waiting = await queue.RunAsync(Product, actor, CancellationToken.None);
        _waiting = waiting.Succeeded ? waiting.Value : [];
    }

    private async Task StopAsync()
    {
        var actor = await actors.CurrentAsync();
        await run.EndAsync(new ImportId(Id), actor, $"{actor.Name} stopped it.", CancellationToken.None);
        await LoadAsync();
    }

    private async Task RetryAsync()
    {
        var actor = await actors.CurrentAsync();
        var started = await retry.RunAsync(new ImportId(Id), actor, CancellationToken.None);
        _retryRefusal = started.Refusal;
        if (!started.Succeeded)
            return;
        imports.Enqueue(started.Value, actor);
        navigation.NavigateTo(Urls.For(Product).Import(started.Value.Value));
    }

    private async Task DecideAsync((UnresolvedRow Row, Resolution Resolution) decision)
    {
        var decided = await resolve.RunAsync(decision.Row.Id, new ResolutionChoice(decision.Resolution), await actors.CurrentAsync(), CancellationToken.None);
        _decisionRefusal = decided.Refusal;
        await LoadAsync();
    }

    private void Show(string outcome) => navigation.NavigateTo(Urls.For(Product).Import(Id, outcome == All ? null : outcome));

    private static List<Choice<string>> Choices(ImportView import)
    {
        var counts = import.Outcomes;
        return
        [
            Choice(All, "All", counts.Total), Choice("created", "New", counts.Created), Choice("unchanged", "As before", counts.Unchanged),
            Choice("unresolved", "Asks you", counts.Unresolved), Choice("refused", "Refused", counts.Refused), Choice("ignored", "Left out", counts.Ignored),
        ];
    }

    private static Choice<string> Choice(string value, string word, int count) =>
        new(value, string.Create(CultureInfo.InvariantCulture, $"{word} {count}"));

    private static List<ProgressPart> Parts(ImportView import) =>
    [
        new(BannerKind.Good, import.Outcomes.Created), new(BannerKind.Plain, import.Outcomes.Unchanged + import.Outcomes.Ignored),
        new(BannerKind.Warn, import.Outcomes.Unresolved), new(BannerKind.Bad, import.Outcomes.Refused),
    ];
}
