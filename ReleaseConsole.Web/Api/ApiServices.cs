using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>The HTTP API: keys, limits, problems, its description, and one line per room's calls.</summary>
internal static class ApiServices
{
    public const string Policy = "api";

    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddProblemDetails();
        // A body that cannot be read is answered as a problem, with its place, in production too.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", OpenApiDescription.Configure);
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in CanonicalJson.Options.Converters)
                json.SerializerOptions.Converters.Add(converter);
            json.SerializerOptions.Encoder = CanonicalJson.Options.Encoder;
        });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ServiceKeyAuthentication>(ServiceKeyAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(
            Policy, policy => policy.AddAuthenticationSchemes(ServiceKeyAuthentication.SchemeName).RequireAuthenticatedUser());
        var perMinute = builder.Configuration.GetValue("ReleaseConsole:Api:RequestsPerMinute", 1200);
        services.AddRateLimiter(limits =>
        {
            limits.OnRejected = RejectAsync;
            limits.AddHookLimit();
            limits.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(
                context.Features.Get<Actor>()?.Id ?? Guid.Empty,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = Math.Max(1, perMinute / 60),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
        });
        return builder;
    }

    /// <summary>Answers faults of API calls as problems, and keeps the body readable twice for the request's fingerprint.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.AnswerFaultAsync, AllowStatusCode404Response = true });
            api.Use(async (context, next) =>
            {
                if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.ContainsKey("Idempotency-Key"))
                    context.Request.EnableBuffering(bufferThreshold: 64 * 1024);
                await next(context);
                // The framework refuses some bodies (too large, of another type) with a bare status.
                if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null })
                    await Problems.AnswerStatusAsync(context);
            });
        });
        return app;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseRateLimiter();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapHooks();
        var api = app.MapGroup("/api/v1").RequireAuthorization(Policy).RequireRateLimiting(Policy).DisableAntiforgery()
            .WithMetadata(new SkipStatusCodePagesAttribute());
        api.AddEndpointFilter<IdempotencyKey>();
        api.AddEndpointFilter<ReadTag>();
        api.MapProducts();
        api.MapArtifacts();
        api.MapCompare();
        api.MapImports();
        api.MapIdentities();
        api.MapSources();
        api.MapReleases();
        api.MapAudit();
        api.MapReview();
        api.MapDeploy();
        api.MapConnections();
        api.MapFallback("{**call}", UnknownCall.Answer);
        return app;
    }

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", $"This key asks too often. Ask again in {wait} s.")
            .ExecuteAsync(context.HttpContext);
    }
}
