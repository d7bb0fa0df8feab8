using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>
/// Which of the last promotions the text in the editor would have judged otherwise; it can be stopped, and stores nothing.
/// </summary>
public sealed partial class ReplayPanel(PolicyReplay replay, ActorSource actors) : IDisposable
{
    private static readonly IReadOnlyList<Choice<int>> Counts =
        [new(10, "The last 10"), new(50, "The last 50"), new(PolicyReplay.MostProposals, "The last 200")];

    private const int Most = 6;
    private CancellationTokenSource? _running;
    private ReplayProgress _progress = new(0, 0);
    private ReplayedPolicy? _replayed;
    private Refusal? _refusal;
    private bool _stopped;
    private int _last = 50;

    [Parameter, EditorRequired] public required PolicyView View { get; set; }

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>Reads the text as it stands in the editor.</summary>
    [Parameter, EditorRequired] public required Func<Task<Result<string>>> Text { get; set; }

    public void Dispose() => _running?.Cancel();

    private async Task RunAsync()
    {
        using var running = new CancellationTokenSource();
        (_running, _progress, _replayed, _refusal, _stopped) = (running, new ReplayProgress(0, 0), null, null, false);
        try
        {
            var text = await Text();
            var replayed = text.Succeeded
                ? await replay.RunAsync(
                    Product, text.Value, _last, await actors.CurrentAsync(), new Progress<ReplayProgress>(Report), running.Token)
                : text.Refusal;
            _replayed = replayed.Succeeded ? replayed.Value : null;
            _refusal = replayed.Refusal;
        }
        catch (OperationCanceledException)
        {
            _stopped = true;
        }
        finally
        {
            _running = null;
        }
    }

    private void Report(ReplayProgress progress)
    {
        _progress = progress;
        _ = InvokeAsync(StateHasChanged);
    }

    private static IReadOnlyList<ReplayedProposal> Different(ReplayedPolicy done) => [.. done.Otherwise, .. done.OnlyFindings];

    private static string Answer(ReplayedPolicy done) => (done.Judged, done.Otherwise.Count) switch
    {
        (0, _) => "Nothing was proposed yet.",
        (1, 0) => $"The one proposal would be judged the same by both.{Findings(done)}",
        (var judged, 0) => $"All {Counted.Of(judged)} proposals would be judged the same by both.{Findings(done)}",
        var (judged, other) => $"{Counted.Of(other)} of {Counted.Of(judged, "proposal")} would be judged otherwise.{Findings(done)}",
    };

    private static string? Findings(ReplayedPolicy done) => done.OnlyFindings.Count == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $" Of {done.OnlyFindings.Count} only the findings differ.");

    private static string? Back(ReplayedRollbacks back) => back.Count == 0 && back.SignaturesInForce == back.SignaturesDraft ? null
        : back.SignaturesInForce == back.SignaturesDraft ? $"{Rollbacks(back.Count)} of the same time would take the same signatures."
        : $"{Rollbacks(back.Count)} of the same time would take {back.SignaturesDraft} signed by a release "
            + $"manager (now {back.SignaturesInForce}).";

    private static string Rollbacks(int count) =>
        count == 1 ? "1 rollback" : string.Create(CultureInfo.InvariantCulture, $"{count} rollbacks");
}
