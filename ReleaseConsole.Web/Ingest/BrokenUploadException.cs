using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Ingest;

/// <summary>The bytes of an upload are no multipart body, or end in the middle of one; the refusal names the part.</summary>
public sealed class BrokenUploadException(
    int part, string? name, Exception cause) : BadHttpRequestException("The multipart body is broken.", cause)
{
    public Refusal Refusal { get; } = new(
        "bad-multipart", "The upload is cut off or is no multipart/form-data. Nothing of it was taken; send it again.",
        Place: name is null ? $"part {part}" : $"part {part} ({name})");
}
