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

    [Parameter] public string Product { get; set; } = "";

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string[]? Action { get; set; }

    [SupplyParameterFromQuery] public string[]? Actor { get; set; }

    [SupplyParameterFromQuery] public string[]? Environment { get; set; }

    [SupplyParameterFromQuery] public string? Subject { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? Scope { get; set; }

    [SupplyParameterFromQuery] public long? Before { get; set; }

    [SupplyParameterFromQuery] public long? Entry { get; set; }

    [SupplyParameterFromQuery(Name = "in")] public string? LiveIn { get; set; }

    [SupplyParameterFromQuery] public string? At { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required AuditSearch Search { get; set; }

    [Inject] public required AuditFacets Counting { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private IReadOnlyList<string> Artifacts =>
        _filter.Subject is { } subject && !subject.Contains(':', StringComparison.Ordinal) ? [subject] : [];

    private static string ProofWords =>
        $"The newest {AuditWords.Number(ExportSearch.Most)} entries that answer, each with its proof, to be checked offline";

    protected override Task OnParametersSetAsync()
    {
        _filter = new AuditFilter(Product)
        {
            Words = string.IsNullOrWhiteSpace(Q) ? null : Q,
            Actions = Action ?? [],
            Actors = Actor ?? [],
            Environments = Environment ?? [],
            Subject = Subject,
            From = AuditFilter.DayOf(From),
            To = AuditFilter.DayOf(To),
            WholeTenant = Scope == "tenant",
            Before = Before,
            Entry = Entry,
            LiveIn = LiveIn,
            At = AuditFilter.Instant(At),
        };
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

    // One artifact at a time: the address has one subject, which may be a digest or a release as well.
    private void ToggleArtifact(Facet facet) => Go(_filter with { Subject = facet.IsOn ? null : facet.Value, Before = null, Entry = null });

    /// <summary>The counted values, and the chosen ones that count nothing now, so that they can be taken back.</summary>
    private static List<Facet> Facets(IReadOnlyList<FacetCount> counts, IReadOnlyList<string> chosen, Func<string, string> word) =>
    [
        .. counts.Select(count => new Facet(count.Value, word(count.Value), count.Count, chosen.Contains(count.Value))),
        .. chosen.Where(value => counts.All(count => count.Value != value)).Select(value => new Facet(value, word(value), 0, IsOn: true)),
    ];
}
