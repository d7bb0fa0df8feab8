using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Audit;

/// <summary>What was live in an environment at an instant, who approved it, and the periods around it to press.</summary>
public sealed partial class TimeMachinePanel
{
    private LiveThen? _live;
    private Refusal? _refusal;
    private IReadOnlyList<Span> _spans = [];
    private (string Product, string? In, DateTimeOffset? At)? _asked;

    [Parameter, EditorRequired] public required AuditFilter Filter { get; set; }

    [Parameter] public EventCallback<AuditFilter> OnAsk { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required TimeMachine Machine { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Filter.Product, Filter.LiveIn, Filter.At);
        if (_asked == asked)
            return;
        _asked = asked;
        var live = await Machine.RunAsync(Filter.Product, Filter.LiveIn, Filter.At, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = live.Refusal;
        _live = live.Succeeded ? live.Value : null;
        _spans = _live is null ? [] : Spans(_live, Clock.GetUtcNow());
    }

    private Task AskAsync(string? environment, DateTimeOffset? at) =>
        OnAsk.InvokeAsync(Filter with { LiveIn = environment, At = RoundedUp(at) });

    /// <summary>The address keeps minutes: a period's first instant is asked for by the minute after it.</summary>
    private static DateTimeOffset? RoundedUp(DateTimeOffset? at) => at is { } instant
        && instant.Ticks % TimeSpan.TicksPerMinute is var over and > 0
        ? instant.AddTicks(TimeSpan.TicksPerMinute - over)
        : at;

    private static string Approved(IReadOnlyList<LiveApproval> approvals) => approvals.Count == 0
        ? "no approval was needed"
        : "approved by " + string.Join(", ", approvals.Select(one =>
            one.Name
                + (one.Lane is { } lane ? $" ({lane.Title()}{(one.Meaning == DecisionMeaning.Overridden ? ", overridden" : "")})" : "")));

    private static List<Span> Spans(LiveThen live, DateTimeOffset now)
    {
        if (live.Periods.Count == 0)
            return [];
        var start = live.Periods[0].From;
        var whole = Math.Max(1, (now - start).Ticks);
        return [.. live.Periods.Select(period =>
        {
            var (from, to) = ((double)(period.From - start).Ticks / whole, (double)((period.Until ?? now) - start).Ticks / whole);
            var css = $"span{(period == live.Then ? " on" : "")}{(period.IsRollback ? " back" : "")}";
            return new Span(period, Percent(from), Percent(Math.Max(0.004, to - from)), to - from > 0.09, css,
                $"{period.Release}, live from {TimeWords.Exact(period.From)}{(period.IsRollback ? ", by rollback" : "")}");
        })];
    }

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private sealed record Span(LivePeriod Period, string Left, string Width, bool IsWide, string Css, string Title);
}
