using System.Globalization;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How fast an import was read since this page looked at it first, and how long the rest takes at that pace.</summary>
public sealed class ImportPace
{
    private (DateTimeOffset At, int Done)? _first;

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
            CultureInfo.InvariantCulture, $"about {(left.TotalSeconds < 90 ? $"{left.TotalSeconds:0}\u00a0s" : $"{Math.Ceiling(left.TotalMinutes):0}\u00a0min")} left, {(rate < 10 ? $"{rate:0.#}" : $"{rate:0}")} files a second");
    }
}
