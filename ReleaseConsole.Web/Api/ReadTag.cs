using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// Gives every read that names no tag of its own the digest of its bytes as <c>ETag</c>, and answers 304 to a caller who has them.
/// </summary>
internal sealed class ReadTag : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        return HttpMethods.IsGet(context.HttpContext.Request.Method) && answer is IResult read ? new TaggedRead(read) : answer;
    }

    private sealed class TaggedRead(IResult read) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, caller) = (httpContext.Response, httpContext.Response.Body);
            using var copy = new MemoryStream();
            response.Body = copy;
            try
            {
                await read.ExecuteAsync(httpContext);
            }
            finally
            {
                response.Body = caller;
            }
            if (response.StatusCode == StatusCodes.Status200OK && response.Headers.ETag.Count == 0 && IsKnown(httpContext, copy))
            {
                (response.StatusCode, response.ContentType, response.ContentLength) = (StatusCodes.Status304NotModified, null, null);
                return;
            }
            copy.Position = 0;
            await copy.CopyToAsync(caller, httpContext.RequestAborted);
        }

        private static bool IsKnown(HttpContext context, MemoryStream body)
        {
            var tag = $"\"{Digest.Of(body.GetBuffer().AsSpan(0, (int)body.Length)).Hex}\"";
            context.Response.Headers.ETag = tag;
            context.Response.Headers.CacheControl = "private, no-cache";
            return Answers.Known(context).Any(known => known == tag || known == "*");
        }
    }
}
