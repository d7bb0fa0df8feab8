using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Web.Api;

/// <summary>Refusals and faults as RFC 9457 problems: a stable <c>code</c>, a sentence to act on, never a stack trace.</summary>
internal static class Problems
{
    public static IResult Of(Refusal refusal) =>
        Of(Status(refusal.Kind), refusal.Code, refusal.Sentence, refusal.Place, refusal.References.Count > 0 ? refusal.References : null);

    public static IResult Of(
        int status, string code, string sentence, string? place = null, IReadOnlyList<RefusedPlace>? references = null) => Results.Problem(
        detail: sentence, statusCode: status, title: Title(status), type: $"urn:release-console:problem:{code}",
        extensions: new (string Name, object? Value)[] { ("code", code), ("place", place), ("references", references) }
            .Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value));

    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Rejected => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of refusal."),
    };

    /// <summary>What a request that broke answers: the reader's place for bad JSON, otherwise only a reference.</summary>
    public static Task AnswerFaultAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = fault switch
        {
            BadHttpRequestException { InnerException: JsonException json } =>
                Of(StatusCodes.Status400BadRequest, "bad-json", "The body is not the JSON this call takes.", Place(json)),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => UnsupportedType(),
            LogUnavailableException unavailable => Of(unavailable.Refusal),
            BrokenUploadException { Refusal: var broken } =>
                Of(StatusCodes.Status400BadRequest, broken.Code, broken.Sentence, broken.Place),
            BadHttpRequestException bad => Of(bad.StatusCode, "bad-request", "The request is not one this call takes."),
            _ =>
                Of(StatusCodes.Status500InternalServerError, "fault",
                $"The console broke on this request. Quote {context.TraceIdentifier}."),
        };
        return problem.ExecuteAsync(context);
    }

    /// <summary>A status without a body, as the problem it stands for.</summary>
    public static Task AnswerStatusAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var problem = status switch
        {
            StatusCodes.Status413PayloadTooLarge => TooLarge(),
            StatusCodes.Status415UnsupportedMediaType => UnsupportedType(),
            _ => Of(status, "bad-request", "The request is not one this call takes."),
        };
        return problem.ExecuteAsync(context);
    }

    public static IResult UnsupportedType() => Of(
        StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type",
        "This call takes a body of another type: send Content-Type: application/json.");

    private static IResult TooLarge() =>
        Of(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is larger than this call takes.");

    private static string? Place(JsonException json) =>
        json.LineNumber is null ? json.Path : $"{json.Path}:{json.LineNumber + 1}:{json.BytePositionInLine + 1}";

    private static string Title(int status) => status switch
    {
        400 => "Bad request",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Conflict",
        412 => "Precondition failed",
        413 => "Too large",
        415 => "Another type of body is needed",
        422 => "Refused",
        429 => "Too many requests",
        503 => "Not available now",
        _ => "Fault",
    };
}
