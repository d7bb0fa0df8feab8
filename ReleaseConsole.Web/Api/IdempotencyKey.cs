using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// Makes every POST of the API repeatable under <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header-07): the answer of the
/// first that was done is kept per tenant, caller and key, and replayed for the same request; a refusal is judged anew.
/// </summary>
internal sealed class IdempotencyKey(IdempotentReplies replies) : IEndpointFilter
{
    private const int LongestKey = 255;
    private const int LargestAnswer = 256 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || Key(http) is not { } key)
            return await next(context);
        if (key.Length is 0 or > LongestKey)
            return Problems.Of(StatusCodes.Status400BadRequest, "bad-idempotency-key", "An Idempotency-Key has 1 to 255 characters.");
        if (http.Features.Get<Actor>() is not { } actor)
            return await next(context);

        var (met, reply) = await replies.BeginAsync(actor, key, await FingerprintAsync(http), http.RequestAborted);
        var call = new Keyed(replies, actor, key);
        return met switch
        {
            KeyedRequest.Mismatch => Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch",
                "This Idempotency-Key was used for another request. Use a new one."),
            KeyedRequest.Running => Problems.Of(
                StatusCodes.Status409Conflict, "idempotency-running",
                "The first request with this Idempotency-Key is still running. Ask again later."),
            KeyedRequest.Answered => new Replayed(reply!),
            KeyedRequest.New => new Kept(call, await RunAsync(call, context, next)),
            _ => throw new InvalidOperationException("Not an outcome of a keyed request."),
        };
    }

    private static async ValueTask<object?> RunAsync(Keyed call, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch
        {
            await call.ForgetAsync();
            throw;
        }
    }

    private static string? Key(HttpContext http) =>
        http.Request.Headers.TryGetValue("Idempotency-Key", out var header) ? header.ToString().Trim().Trim('"') : null;

    /// <summary>Method, address and body: another body under the same key is another request.</summary>
    private static async Task<Digest> FingerprintAsync(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        // The body was buffered by the API's own middleware before the endpoint read it.
        http.Request.Body.Position = 0;
        var buffer = new byte[81920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            hash.AppendData(buffer, 0, read);
        http.Request.Body.Position = 0;
        return Digest.FromHash(hash.GetHashAndReset());
    }

    /// <summary>Writes the answer to the caller and keeps it.</summary>
    private sealed class Kept(Keyed call, object? answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var caller = httpContext.Response.Body;
            using var copy = new MemoryStream();
            httpContext.Response.Body = copy;
            try
            {
                await (answer as IResult ?? Results.Ok(answer)).ExecuteAsync(httpContext);
            }
            finally
            {
                httpContext.Response.Body = caller;
            }
            var (status, body) = (httpContext.Response.StatusCode, copy.ToArray());
            // Only what was done is kept. A refusal says how things stand now (not approved, held, superseded), which may change in a
            // minute; a fault or a larger answer is not kept either, and the use cases refuse doing a thing twice.
            if (status is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices && body.Length <= LargestAnswer)
                await call.AnswerAsync(status, httpContext.Response, body);
            else
                await call.ForgetAsync();
            await caller.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    /// <summary>A caller's request under its key. What becomes of it is written down even where the caller has hung up.</summary>
    private sealed class Keyed(IdempotentReplies replies, Actor actor, string key)
    {
        public Task AnswerAsync(int status, HttpResponse response, byte[] body) => replies.AnswerAsync(
            actor, key, status, response.ContentType, response.Headers.Location, body, CancellationToken.None);

        public Task ForgetAsync() => replies.ForgetAsync(actor, key, CancellationToken.None);
    }

    private sealed class Replayed(IdempotentReply reply) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = reply.Status!.Value;
            httpContext.Response.ContentType = reply.ContentType;
            httpContext.Response.Headers.Location = reply.Location;
            httpContext.Response.Headers["Idempotency-Replayed"] = "true";
            await httpContext.Response.Body.WriteAsync(reply.Body, httpContext.RequestAborted);
        }
    }
}
