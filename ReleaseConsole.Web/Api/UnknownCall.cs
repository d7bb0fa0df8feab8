using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// What no call answers. Routing leaves a call aside when the body has another type than it reads; then the address is known, and the
/// answer is about the body.
/// </summary>
internal static class UnknownCall
{
    public static IResult Answer(HttpContext context, EndpointDataSource calls) =>
        calls.Endpoints.OfType<RouteEndpoint>().Any(call => ReadsBodies(call, context.Request.Method) && IsAt(call, context.Request.Path))
            ? Problems.UnsupportedType()
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-call", "There is no such call. See /openapi/v1.json.");

    private static bool ReadsBodies(RouteEndpoint call, string method) =>
        call.Metadata.GetMetadata<IAcceptsMetadata>() is not null
        && call.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.OrdinalIgnoreCase) == true;

    private static bool IsAt(RouteEndpoint call, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(call.RoutePattern.RawText!), []).TryMatch(path, []);
}
