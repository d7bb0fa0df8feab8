using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
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
    private (string, string, Digest?, Digest)? _loaded;
    private int _limit = Step;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Verdict> Verdicts { get; set; }

    [Parameter] public string FromName { get; set; } = "Before";

    [Parameter] public string ToName { get; set; } = "After";

    /// <summary>The evaluation whose cases are shown; without it the one with the most cases that came out worse.</summary>
    [SupplyParameterFromQuery(Name = "evaluation")] public string? Evaluation { get; set; }

    /// <summary><c>better</c>, or the cases that came out worse.</summary>
    [SupplyParameterFromQuery(Name = "cases")] public string? Cases { get; set; }

    private bool Better => Cases == "better";

    private List<Verdict> Comparable => [.. Verdicts.Where(verdict => verdict is { BaselineDigest: not null, Pairs: > 0 })];

    private Verdict? Chosen => Comparable.Find(verdict => verdict.Evaluation == Evaluation) ?? Comparable.MaxBy(verdict => verdict.Regressed);

    private List<Choice<string>> Choices => [.. Comparable.Select(verdict => new Choice<string>(verdict.Evaluation, verdict.Evaluation))];

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = Chosen is { } chosen ? (Product, chosen.Evaluation, chosen.BaselineDigest, chosen.CandidateDigest) : ((string, string, Digest?, Digest)?)null;
        if (_loaded == asked)
            return;
        (_loaded, _cases, _limit) = (asked, null, Step);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (_loaded is not var (product, evaluation, baseline, candidate) || baseline is null)
            return;
        var asked = _loaded;
        var found = await changed.RunAsync(product, evaluation, baseline.Value, candidate, await actors.CurrentAsync(), _closing.Token);
        if (asked != _loaded)
            return;
        (_refusal, _cases) = (found.Refusal, found.Succeeded ? found.Value : null);
    }

    private IReadOnlyList<CasePair> Rows(CasesChanged cases) => Better ? cases.Better : cases.Worse;

    private string Address(string? cases) => navigation.GetUriWithQueryParameter("cases", cases);

    private void Go(string name, string? value) => navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, value));

    private static string Rest(CasesChanged cases) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cases.Same} came out the same. Left out: {cases.Errors} without an answer on one side, {cases.Unpaired} that ran on one side only.");

    private static string Said(double share) => share switch
    {
        >= 1 => "passed",
        <= 0 => "failed",
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}\u00a0% of its repeats passed"),
    };

    private static string? Css(double share) => share < 1 ? "bad" : null;

    private static string Short(string name) => name.Length <= 16 ? name : name[..15] + "…";
}
