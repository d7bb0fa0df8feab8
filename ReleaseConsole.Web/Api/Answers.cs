using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Api;

/// <summary>From what a use case returns to what HTTP answers.</summary>
internal static class Answers
{
    public static IResult Ok<T>(this Result<T> result) => result.Succeeded ? Results.Ok(result.Value) : Problems.Of(result.Refusal);

    public static IResult Ok<T, TShown>(this Result<T> result, Func<T, TShown> show) =>
        result.Succeeded ? Results.Ok(show(result.Value)) : Problems.Of(result.Refusal);

    public static IResult Created<T>(this Result<T> result, Func<T, string> location) =>
        result.Succeeded ? Results.Created(location(result.Value), result.Value) : Problems.Of(result.Refusal);

    /// <summary>200 with <c>ETag</c>, or 304 when the caller already has it.</summary>
    public static IResult Tagged<T>(this Result<T> result, HttpContext context, Func<T, string> tag) =>
        result.Tagged(context, tag, value => Results.Ok(value));

    public static IResult Tagged<T>(this Result<T> result, HttpContext context, Func<T, string> tag, Func<T, IResult> show)
    {
        if (!result.Succeeded)
            return Problems.Of(result.Refusal);
        var etag = $"\"{tag(result.Value)}\"";
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return Known(context).Any(known => known == etag || known == "*")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : show(result.Value);
    }

    /// <summary>The tags the caller says it has; a weak one counts like a strong one, as RFC 9110 §13.1.2 asks.</summary>
    public static IEnumerable<string> Known(HttpContext context) =>
        context.Request.GetTypedHeaders().IfNoneMatch?.Select(one => one.Tag.ToString()) ?? [];
}
