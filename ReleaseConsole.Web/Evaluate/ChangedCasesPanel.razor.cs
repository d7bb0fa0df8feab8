using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>The cases behind a verdict: which came out worse or better than before, and what the grader said of them.</summary>
public sealed partial class ChangedCasesPanel(ActorSource actors, ChangedCases changed, NavigationManager navigation) : IDisposable
{
    private const int Step = 50;
    private readonly CancellationTokenSource _closing = new();
    private CasesChanged? _cases;
    private Refusal? _refusal;
    private (string Product, CasesAsked Cases)? _loaded;
    private int _limit = Step;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>Whose cases: one measure of an evaluation, or a slice of it.</summary>
    [Parameter, EditorRequired] public required Verdict Verdict { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    /// <summary><c>better</c>, <c>same</c>, <c>all</c>, or the cases that came out worse.</summary>
    [SupplyParameterFromQuery(Name = "cases")] public string? Cases { get; set; }

    private bool IsAll => Cases == "all";

    private string Empty => Cases switch
    {
        "better" => "No case came out better",
        "same" => "No case came out the same",
        "all" => "No case ran on both sides",
        _ => "No case came out worse",
    };

    private string Of => $"{Verdict.Metric}{(Verdict.Slice is { } slice ? $", {slice}" : "")}";

    private bool IsShare => Verdict.Unit == MeasureUnit.Share;

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Verdict.BaselineDigest is not { } baseline)
            return;
        var asked = (Product, new CasesAsked(Verdict.Evaluation, baseline, Verdict.CandidateDigest)
        {
            Metric = Verdict.Key,
            HigherIsBetter = Verdict.HigherIsBetter,
            Slice = Verdict.Slice,
        });
        if (_loaded == asked)
            return;
        (_loaded, _cases, _limit) = (asked, null, Step);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (_loaded is not { } asked)
            return;
        var found = await changed.RunAsync(asked.Product, asked.Cases, await actors.CurrentAsync(), _closing.Token);
        if (asked != _loaded)
            return;
        (_refusal, _cases) = (found.Refusal, found.Succeeded ? found.Value : null);
    }

    private IReadOnlyList<TabLink> TabsOf(CasesChanged cases) =>
    [
        new("Worse", Address(null), Cases is not ("better" or "same" or "all"), cases.Worse.Count, cases.Worse.Count > 0),
        new("Better", Address("better"), Cases == "better", cases.Better.Count), new("Same", Address("same"), Cases == "same", cases.Same),
        new("All as a table", Address("all"), IsAll, cases.Worse.Count + cases.Better.Count + cases.Same),
    ];

    private IReadOnlyList<CasePair> Rows(CasesChanged cases) => Cases switch
    {
        "better" => cases.Better,
        "same" => cases.Alike,
        "all" => [.. cases.Worse, .. cases.Better, .. cases.Alike],
        _ => cases.Worse,
    };

    private static string Moved(CasesChanged cases, CasePair pair) =>
        pair.Difference == 0 ? "Same" : cases.Worse.Contains(pair) ? "Worse" : "Better";

    private string Address(string? cases) => navigation.GetUriWithQueryParameter("cases", cases);

    private static string Rest(CasesChanged cases) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cases.Same} came out the same. Left out: {cases.Errors} without an answer on one side, {cases.Unpaired} that ran on one side only.");

    private string Written(double value) => !IsShare ? VerdictWords.Value(Verdict.Unit, value) : value switch
    {
        >= 1 => "passed",
        <= 0 => "failed",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0}\u00a0% of its repeats passed"),
    };

    private string? Css(double value) => IsShare && value < 1 ? "bad" : null;

    private static string Short(string name) => name.Length <= 16 ? name : name[..15] + "…";
}
