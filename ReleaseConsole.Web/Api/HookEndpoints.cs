using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ReleaseConsole.Core.Ingest.Sources.Hooks;

namespace ReleaseConsole.Web.Api;

/// <summary>Where outside systems call. They have no key: each call is signed, and its address names one source by a random id.</summary>
internal static class HookEndpoints
{
    private const int BodyLimit = 1024 * 1024;
    private const int CallsPerMinute = 120;
    private const string Policy = "hooks";

    /// <summary>Each address is counted by itself, so that a flood at one does not silence the others.</summary>
    public static void AddHookLimit(this RateLimiterOptions limits) =>
        limits.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Request.RouteValues["hook"]?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = CallsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public static void MapHooks(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/hooks/{hook:guid}", HearAsync)
        .AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Policy).WithMetadata(new SkipStatusCodePagesAttribute())
        .AddOpenApiOperationTransformer((call, _, _) =>
        {
            // Signed, not keyed.
            call.Security = [];
            call.RequestBody = OpenApiDescription.AnyJson;
            return Task.CompletedTask;
        })
        .WithSummary("A signed call of a source: GitHub, GitLab, Langfuse, MLflow or Standard Webhooks. 202: it will be pulled.")
        .Produces<HookAnswer>(StatusCodes.Status202Accepted);

    private static async Task<IResult> HearAsync(Guid hook, HttpContext context, HearSource hear, CancellationToken cancel)
    {
        if (await BodyAsync(context.Request, cancel) is not { } body)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is larger than this call takes.");
        var headers = context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var heard = await hear.RunAsync(hook, new HookCall(headers, body), cancel);
        return heard.Succeeded ? Results.Accepted(uri: null, heard.Value) : Problems.Of(heard.Refusal);
    }

    /// <summary>The raw bytes, which are what is signed; null when there are too many.</summary>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > BodyLimit)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (body.Length + read > BodyLimit)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
