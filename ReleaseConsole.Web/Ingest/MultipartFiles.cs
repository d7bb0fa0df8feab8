using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Ingest;

/// <summary>The files of a multipart body, one after the other, as they arrive.</summary>
internal static class MultipartFiles
{
    public static async IAsyncEnumerable<UploadedFile> Of(MultipartReader reader)
    {
        for (var number = 1; await NextAsync(reader, number) is { } section; number++)
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition()
                && HeaderUtilities.RemoveQuotes(
                    disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value is { Length: > 0 } name)
                yield return new UploadedFile(name, new PartStream(section.Body, number, name));
    }

    /// <summary>The next part; null behind the last.</summary>
    /// <exception cref="BrokenUploadException">What comes is no part.</exception>
    public static async Task<MultipartSection?> NextAsync(MultipartReader reader, int number)
    {
        try
        {
            return await reader.ReadNextSectionAsync();
        }
        catch (Exception fault) when (IsBroken(fault))
        {
            throw new BrokenUploadException(number, name: null, fault);
        }
    }

    /// <summary>What the reader throws at a cut or malformed body; the server's own word on the request is another matter.</summary>
    public static bool IsBroken(Exception fault) => fault is InvalidDataException or (IOException and not BadHttpRequestException);
}
