using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>The HTTP API: keys, limits, problems, its description, and one line per room's calls.</summary>
internal static class ApiServices
{
    public const string Policy = "api";

    /// <summary>How much of a body over its limit is still read, to be thrown away.</summary>
    private const long MostSwallowed = 16 * 1024 * 1024;

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
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ServiceKeyAuthentication>(
            ServiceKeyAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(
            Policy, policy => policy.AddAuthenticationSchemes(ServiceKeyAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<ApiDoor>();
        services.AddRateLimiter(limits =>
        {
            limits.OnRejected = ApiLimits.RejectAsync;
            limits.AddHookLimit();
            limits.AddPolicy(Policy, context => context.RequestServices.GetRequiredService<ApiLimits>().OfKey(context));
        });
        return builder;
    }

    /// <summary>Answers faults of API calls as problems, and keeps the body readable twice for the request's fingerprint.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler(
                new ExceptionHandlerOptions { ExceptionHandler = Problems.AnswerFaultAsync, AllowStatusCode404Response = true });
            api.Use(async (context, next) =>
            {
                if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.ContainsKey("Idempotency-Key"))
                    context.Request.EnableBuffering(bufferThreshold: 64 * 1024);
                if (SaysItIsTooLarge(context))
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                else
                    await next(context);
                // The framework refuses some bodies (too large, of another type) with a bare status.
                if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null })
                    await Problems.AnswerStatusAsync(context);
            });
        });
        return app;
    }

    /// <summary>
    /// A body that says it is over the limit is refused unread. Lifting the limit to its length lets the server swallow it, so that the
    /// sender reads the answer and not a broken connection; what is far too large is cut off. An upload's own limit is set where it is
    /// read.
    /// </summary>
    private static bool SaysItIsTooLarge(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: { } limit } size
            || context.Request.ContentLength is not { } length || length <= limit || !context.Request.HasJsonContentType())
            return false;
        if (length <= limit + MostSwallowed)
            size.MaxRequestBodySize = length;
        return true;
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
        api.MapEvaluations();
        api.MapPolicy();
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
}
