using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// How long a place that is busy (429, 503) is waited for before it is asked again: as long as it says, otherwise a second, two, four and
/// eight. A place that asks for more than <see cref="Longest"/>, or stays busy, is told to whoever asked.
/// </summary>
internal static class Patience
{
    public const int Tries = 5;
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    /// <param name="tried">How often it was asked so far, at least once.</param>
    /// <returns>The wait before the next try; null when it is not asked again.</returns>
    public static TimeSpan? WaitAfter(int tried, RetryConditionHeaderValue? asked, DateTimeOffset now)
    {
        var wait = Asked(asked, now) ?? TimeSpan.FromSeconds(1 << (tried - 1));
        return tried < Tries && wait <= Longest ? wait : null;
    }

    public static Refusal Busy(string what, HttpStatusCode status, RetryConditionHeaderValue? asked, DateTimeOffset now) => new(
        "source-busy", string.Create(CultureInfo.InvariantCulture,
        $"{what} answered {(int)status}: it is busy.{(Asked(asked, now) is { } wait && wait > Longest
            ? $" It asks to be left alone for {Math.Ceiling(wait.TotalMinutes):0} min." : " It stayed so.")} Pull again later; nothing was taken."),
        RefusalKind.Unavailable);

    private static TimeSpan? Asked(RetryConditionHeaderValue? asked, DateTimeOffset now) => asked switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };
}
