namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What stands in a repository instead of a file that Git LFS keeps (git-lfs, docs/spec.md): a version line, the object's id and its size.</summary>
internal static class LfsPointer
{
    private const int Longest = 1024;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length < Longest
        && bytes.StartsWith("version https://git-lfs.github.com/spec/"u8) && bytes.IndexOf("\noid sha256:"u8) > 0;
}
