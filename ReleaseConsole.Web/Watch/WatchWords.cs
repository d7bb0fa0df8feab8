using System.Globalization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Watch;

/// <summary>How environments, drifts and spans of time read on screen.</summary>
public static class WatchWords
{
    public static (PillState State, string? Label) Pill(this EnvironmentState state) => state switch
    {
        EnvironmentState.NothingLive => (PillState.Nothing, "Nothing live"),
        EnvironmentState.Live => (PillState.Live, null),
        EnvironmentState.Held => (PillState.Held, null),
        EnvironmentState.Drifted => (PillState.Drifted, null),
        EnvironmentState.Deploying => (PillState.Running, "Deploying"),
        EnvironmentState.Unknown => (PillState.Unknown, null),
    };

    /// <summary>What differs, in one sentence; who did it where the target tells.</summary>
    public static string Sentence(DriftShown drift) => drift.Kind switch
    {
        DriftKind.PointerMoved => $"{drift.Target} names another manifest than the one put there{By(drift)}.",
        DriftKind.ContentEdited => $"The file on {drift.Target} was edited outside this console{By(drift)}.",
        DriftKind.Missing => $"It is not on {drift.Target} any more{By(drift)}.",
        DriftKind.Extra => $"{drift.Target} has a file that no manifest pins{By(drift)}.",
        DriftKind.CannotTell => $"{drift.Target} could not be read: {drift.Observed}",
    };

    /// <summary>Whether one file differs, which can be laid beside the one that is live.</summary>
    public static bool IsFile(DriftShown drift) =>
        drift is { Kind: DriftKind.ContentEdited or DriftKind.Missing or DriftKind.Extra, Path: not PinnedFiles.ManifestFile };

    /// <summary>What a target said, as a sentence of ours: with a capital and an end.</summary>
    public static string Said(string? words) => Ended(words) is { Length: > 0 } said ? char.ToUpperInvariant(said[0]) + said[1..] : "";

    /// <summary>Words that begin with a name of the workspace, which keeps its small letter, ended as a sentence.</summary>
    public static string Ended(string? words) =>
        words?.Trim() is { Length: > 0 } said ? said + (said[^1] is '.' or '!' or '?' ? "" : ".") : "";

    /// <summary>How long something took: "230 ms", "20.3 s".</summary>
    public static string Took(long milliseconds) => milliseconds < 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}\u00a0ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1_000.0:0.0}\u00a0s");

    /// <summary>"19 h", "42 min", "3 days": rounded down, never nought.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days"),
    };

    /// <summary>"Today", "Yesterday", or "Tuesday 17 November"; days are UTC days.</summary>
    public static string Day(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "Today",
        1 => "Yesterday",
        _ => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture),
    };

    public static string Count(int count, string one, string many) =>
        $"{Counted.Of(count)} {(count == 1 ? one : many)}";

    private static string By(DriftShown drift) => drift.Who is null ? "" : $", by {drift.Who}";
}
