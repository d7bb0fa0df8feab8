using System.Globalization;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How fast an import was read since this page looked at it first, and how long the rest takes at that pace.</summary>
public sealed class ImportPace
{
    private (DateTimeOffset At, int Done)? _first;

    /// <summary>E.g. "reading prompts/triage.md, file 12 of 400, 1.5 of 48.0 MB".</summary>
    public static string Of(BeingRead now) => string.Create(
        CultureInfo.InvariantCulture,
        $"reading {now.Path}, file {Counted.Of(now.File)} of {Counted.Of(now.Files)}, {Megabytes(now.Bytes)} of {Megabytes(now.TotalBytes)}\u00a0MB");

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>E.g. "about 15 s left, 42 files a second"; null while nothing can be said.</summary>
    public string? Left(DateTimeOffset now, int done, int total)
    {
        if (done == 0 || done >= total)
            return null;
        _first ??= (now, done);
        var (at, before) = _first.Value;
        var seconds = (now - at).TotalSeconds;
        if (seconds < 2 || done <= before)
            return null;
        var rate = (done - before) / seconds;
        var left = TimeSpan.FromSeconds(Math.Ceiling((total - done) / rate));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"about {(left.TotalSeconds < 90 ? $"{left.TotalSeconds:0}\u00a0s" : $"{Math.Ceiling(left.TotalMinutes):0}\u00a0min")} left, {(rate < 10 ? $"{rate:0.#}" : $"{rate:0}")} files a second");
    }
}
