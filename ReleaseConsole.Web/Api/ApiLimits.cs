using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ReleaseConsole.Web.Api;

/// <summary>How often a key may ask, and how often an address may come without one. More answers 429 with <c>Retry-After</c>.</summary>
internal sealed class ApiLimits(IConfiguration configuration) : IDisposable
{
    private readonly int _perMinute = Read(configuration, "RequestsPerMinute", 1200);
    private readonly PartitionedRateLimiter<string> _refusals = Refusals(Read(configuration, "RefusalsPerMinute", 60));

    /// <summary>Each key by itself: a full bucket at first, then one more each fraction of the minute.</summary>
    public RateLimitPartition<string> OfKey(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(
        NameOf(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = _perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / _perMinute,
            QueueLimit = 0,
        });

    /// <summary>
    /// Counts a request without a usable key; null while its address may go on. Requests with a key are not counted, so nobody behind
    /// the same address is shut out by another's guesses.
    /// </summary>
    public TimeSpan? CountRefusal(HttpContext context)
    {
        using var lease = _refusals.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    public static ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancel) =>
        new(AnswerAsync(context.HttpContext, WaitOf(context.Lease), "This key asks too often."));

    public static Task AnswerAsync(HttpContext context, TimeSpan wait, string sentence)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", $"{sentence} Ask again in {seconds} s.")
            .ExecuteAsync(context);
    }

    public void Dispose() => _refusals.Dispose();

    private static TimeSpan WaitOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);

    // The limiter keeps the names of its partitions for a while; a secret is not to lie there.
    private static string NameOf(HttpContext context) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString())));

    private static PartitionedRateLimiter<string> Refusals(int perMinute) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    private static int Read(IConfiguration configuration, string name, int otherwise) =>
        configuration.GetValue($"ReleaseConsole:Api:{name}", otherwise) is > 0 and var set
            ? set
            : throw new InvalidOperationException($"ReleaseConsole:Api:{name} must be a whole number from 1 on.");
}
