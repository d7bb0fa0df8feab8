using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Audit;

/// <summary>Search, filters, proofs and the time machine over the audit log; everything it shows is in its address.</summary>
public sealed partial class AuditPage
{
    private AuditFilter _filter = new("");
    private AuditFilter? _loaded;
    private AuditFound? _found;
    private AuditCounts? _counts;
    private Refusal? _refusal;

    private const int MostFacets = 30;

    // What a filter leaves without a hit stays, greyed, as long as the product is looked at.
    private readonly Dictionary<string, List<string>> _seen = [];
    private string? _seenOf;

    [Parameter] public string Product { get; set; } = "";

    /// <summary>Read with the rest of the address; asking for one part makes the router tell this page of every change of them.</summary>
    [SupplyParameterFromQuery] public string? Q { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required AuditSearch Search { get; set; }

    [Inject] public required AuditFacets Counting { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private IReadOnlyList<string> Artifacts =>
        [.. _filter.Subjects.Where(subject => !subject.Contains(':', StringComparison.Ordinal))];

    private static string ProofWords =>
        $"The newest {AuditWords.Number(ExportSearch.Most)} entries that answer, each with its proof, to be checked offline";

    protected override Task OnParametersSetAsync()
    {
        if (_seenOf != Product)
            _seen.Clear();
        _seenOf = Product;
        _filter = AuditFilter.Of(Product, Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        // Opening an entry or turning the time machine asks the search nothing new.
        var asked = _filter with { Entry = null, LiveIn = null, At = null };
        if (_loaded is { } loaded && loaded.Url == asked.Url)
            return Task.CompletedTask;
        _loaded = asked;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = _loaded;
        var actor = await Actors.CurrentAsync();
        var found = await Search.RunAsync(_filter.Question, actor, CancellationToken.None);
        var counts = await Counting.RunAsync(_filter.Question with { Before = null }, actor, CancellationToken.None);
        // The person went on while this was read: the later question's answer is what they see.
        if (asked != _loaded)
            return;
        _refusal = found.Refusal ?? counts.Refusal;
        (_found, _counts) = _refusal is null ? (found.Value, counts.Value) : (null, null);
    }

    private void Go(AuditFilter filter) => Navigation.NavigateTo(filter.Url);

    private void ToggleAction(Facet facet) =>
        Go(_filter.Toggle(one => one.Actions, (one, values) => one with { Actions = values }, facet.Value));

    private void ToggleActor(Facet facet) =>
        Go(_filter.Toggle(one => one.Actors, (one, values) => one with { Actors = values }, facet.Value));

    private void ToggleEnvironment(Facet facet) =>
        Go(_filter.Toggle(one => one.Environments, (one, values) => one with { Environments = values }, facet.Value));

    private void ToggleArtifact(Facet facet) =>
        Go(_filter.Toggle(one => one.Subjects, (one, values) => one with { Subjects = values }, facet.Value));

    /// <summary>The counted values, and the chosen ones that count nothing now, so that they can be taken back.</summary>
    private List<Facet> Facets(string group, IReadOnlyList<FacetCount> counts, IReadOnlyList<string> chosen, Func<string, string> word)
    {
        var known = _seen.TryGetValue(group, out var before) ? before : _seen[group] = [];
        known.AddRange(counts.Select(count => count.Value).Concat(chosen).Except(known).ToList());
        var counted = counts.ToDictionary(count => count.Value, count => count.Count);
        return
        [
            .. known.OrderByDescending(value => chosen.Contains(value)).ThenByDescending(value => counted.GetValueOrDefault(value))
                .Take(Math.Max(MostFacets, chosen.Count))
                .Select(value => new Facet(value, word(value), counted.GetValueOrDefault(value), chosen.Contains(value))),
        ];
    }
}
