using System.Text.Json;

namespace ReleaseConsole.Web.Api;

/// <summary>The body of an application, which may be left out; <see cref="BreakFreeze"/> is why it is done in spite of a freeze.</summary>
public sealed record DeploymentRequest(string? BreakFreeze)
{
    // Bound by hand: a body that routing knows of would have to be there, and every application before freezes was sent without one.
    public static async ValueTask<DeploymentRequest?> BindAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
            return request.ContentLength > 0
                ? throw new BadHttpRequestException("The body is no JSON.", StatusCodes.Status415UnsupportedMediaType)
                : null;
        try
        {
            return request.ContentLength == 0 ? null : await request.ReadFromJsonAsync<DeploymentRequest>(context.RequestAborted);
        }
        catch (JsonException broken)
        {
            throw new BadHttpRequestException("The body is no JSON.", StatusCodes.Status400BadRequest, broken);
        }
    }
}
