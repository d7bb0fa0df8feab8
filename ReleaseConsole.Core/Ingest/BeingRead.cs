using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The file of an import that is read at this moment: which of how many, and how much was read before it, in bytes.</summary>
public sealed record BeingRead(string Path, int File, int Files, long Bytes, long TotalBytes)
{
    private const string Name = "reading.json";

    /// <summary>What whoever reads the folder wrote down last, this process or another one; null when nobody reads it.</summary>
    public static BeingRead? In(string folder)
    {
        try
        {
            var note = System.IO.Path.Combine(folder, Name);
            return System.IO.File.Exists(note)
                ? JsonSerializer.Deserialize<BeingRead>(System.IO.File.ReadAllBytes(note), CanonicalJson.Options)
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            // It is being written, or the folder is being removed; the next look sees more.
            return null;
        }
    }

    public void NoteIn(string folder) => Try(note => System.IO.File.WriteAllBytes(note, CanonicalJson.Of(this)), folder);

    public static void ClearIn(string folder) => Try(System.IO.File.Delete, folder);

    private static void Try(Action<string> act, string folder)
    {
        try
        {
            act(System.IO.Path.Combine(folder, Name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody looks at it just now. It is a courtesy to watchers and no part of the import.
        }
    }
}
