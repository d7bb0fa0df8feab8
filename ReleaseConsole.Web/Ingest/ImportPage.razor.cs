using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How far an import is and what became of each file; it looks again every second until the import has ended.</summary>
public sealed partial class ImportPage(ActorSource actors, ImportProgress progress, NavigationManager navigation)
{
    private const string All = "all";
    private const int PageSize = 100;
    private ImportView? _import;
    private Refusal? _refusal;
    private Refusal? _retryRefusal;

    [Parameter] public required string Product { get; set; }

    [Parameter] public required Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")] public string? Outcome { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    private int At => Math.Clamp(PageNumber ?? 1, 1, 100_000);

    private int First => ((At - 1) * PageSize) + 1;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        ItemOutcome? wanted = Enum.TryParse<ItemOutcome>(Outcome, ignoreCase: true, out var outcome) ? outcome : null;
        var asked = (Id, Outcome, Q, At);
        var found = await progress.RunAsync(
            new ImportId(Id), new ItemsWanted(wanted, Q, First - 1, PageSize), actor, CancellationToken.None);
        // A slower answer to an earlier filter must not replace the newer one.
        if (asked != (Id, Outcome, Q, At))
            return;
        if (!found.Succeeded)
        {
            _refusal = found.Refusal;
            return;
        }
        (_import, _refusal) = (found.Value, null);
    }

    /// <summary>What was handed in by hand is called by the way it came; a place by its kind and name.</summary>
    private static string TitleOf(ImportView import) =>
        import.Source == "upload" ? $"Import {Import.From(import.SourceName)}" : $"Import from {import.Source} {import.SourceName}";

    private void Show(string outcome) => navigation.NavigateTo(Urls.For(Product).Import(Id, outcome == All ? null : outcome, Q));

    private void Search(string? text) => navigation.NavigateTo(Urls.For(Product).Import(Id, Outcome, text?.Trim()), replace: true);

    private string PageAt(int page) => Urls.For(Product).Import(Id, Outcome, Q, page);

    private static List<Choice<string>> Choices(ImportView import)
    {
        var counts = import.Outcomes;
        return
        [
            Choice(All, "All", counts.Total), Choice("created", "New", counts.Created), Choice("unchanged", "As before", counts.Unchanged),
            Choice("unresolved", "Asks you", counts.Unresolved), Choice("refused", "Refused", counts.Refused),
            Choice("ignored", "Left out", counts.Ignored),
            .. counts.Missing == 0 ? Array.Empty<Choice<string>>() : [Choice("missing", "No longer there", counts.Missing)],
        ];
    }

    private static Choice<string> Choice(string value, string word, int count) =>
        new(value, $"{word} {Counted.Of(count)}");
}
