using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>Lets the gate judge the results of one evaluation against themselves, and says how often it speaks of a difference.</summary>
public sealed partial class GateCheckPanel(ActorSource actors, GateCheck check) : IDisposable
{
    private const int Runs = 200;
    private FalseFlips? _flips;
    private Refusal? _refusal;
    private CancellationTokenSource? _running;
    private (string, Digest?, Digest) _of;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>Any verdict of the evaluation that is checked.</summary>
    [Parameter, EditorRequired] public required Verdict Verdict { get; set; }

    public void Dispose()
    {
        _running?.Cancel();
        _running?.Dispose();
    }

    protected override void OnParametersSet()
    {
        var of = (Verdict.Evaluation, Verdict.BaselineDigest, Verdict.CandidateDigest);
        if (_of == of)
            return;
        (_of, _flips, _refusal) = (of, null, null);
        Stop();
    }

    private async Task CheckAsync()
    {
        using var running = _running = new CancellationTokenSource();
        var asked = new CasesAsked(Verdict.Evaluation, Verdict.BaselineDigest!.Value, Verdict.CandidateDigest);
        try
        {
            var checkedGate = await check.RunAsync(Product, asked, Runs, await actors.CurrentAsync(), running.Token);
            (_flips, _refusal) = (checkedGate.Succeeded ? checkedGate.Value : null, checkedGate.Refusal);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            // It was stopped, here or by leaving the page: there is nothing to show.
        }
        finally
        {
            _running = null;
        }
    }

    private void Stop() => _running?.Cancel();

    private static string How(FalseFlips flips) => flips.Split switch
    {
        NullSplit.Repeats => "The repeats of each case were dealt to two sides.",
        NullSplit.Sides => "There are no repeats, so each case's two results changed sides by the toss of a coin.",
    };
}
