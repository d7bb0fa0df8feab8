using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// The content a write says it was made from, by <c>If-Match</c> (RFC 9110 §13.1.1): a digest, or the tag of a read of it. A weak or
/// foreign tag matches nothing; <c>*</c> asks for nothing in particular.
/// </summary>
internal sealed record WriteTag(Digest? Content)
{
    private const int HexLength = 64;

    /// <returns>Null when the request has no such condition.</returns>
    public static WriteTag? Of(HttpContext context)
    {
        if (context.Request.Headers.IfMatch.Count == 0)
            return null;
        var tags = context.Request.GetTypedHeaders().IfMatch;
        return tags.Any(one => one.Tag == "*") ? null
            : new WriteTag(tags.Where(one => !one.IsWeak).Select(one => Read(one.Tag.ToString().Trim('"')))
                .FirstOrDefault(digest => digest is not null));
    }

    public static IResult Unmet() => Problems.Of(
        StatusCodes.Status412PreconditionFailed, "precondition-failed",
        "What If-Match names is not the newest version. Read the newest one, bring your change up to it, and send that.");

    private static Digest? Read(string tag)
    {
        var hex = tag.StartsWith("sha256:", StringComparison.Ordinal) ? tag[7..] : tag;
        return hex.Length >= HexLength && Digest.TryParse("sha256:" + hex[..HexLength], out var digest) ? digest : null;
    }
}
