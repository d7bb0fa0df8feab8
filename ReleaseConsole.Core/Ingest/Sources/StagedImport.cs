using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The files of an import as they wait on disk, in order of path.</summary>
public sealed record StagedImport(StagedIndex Index, string Folder, TimeProvider Clock)
{
    /// <summary>One digest of everything that was taken: the paths, what they are called outside, and their bytes.</summary>
    public async Task<Digest> FingerprintAsync(CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Index.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Outside?.Id}\n{file.Outside?.Revision}\n{file.Refusal?.Code}\n"));
            if (file.Offset is null)
                continue;
            await using var content = OpenFile(file);
            hash.AppendData(await SHA256.HashDataAsync(content, cancel));
        }
        return Digest.Parse("sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The bytes of all files, to read many of them by: opening them for each takes longer than reading a small one.</summary>
    public SafeFileHandle OpenContent() => File.OpenHandle(Path.Combine(Folder, Staging.ContentName));

    public SourceFile Read(StagedFile file)
    {
        using var content = OpenContent();
        return Read(file, content);
    }

    public static SourceFile Read(StagedFile file, SafeFileHandle content)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Size);
        for (int at = 0, read; at < bytes.Length; at += read)
            if ((read = RandomAccess.Read(content, bytes.AsSpan(at), file.Offset!.Value + at)) == 0)
                throw new EndOfStreamException();
        return new SourceFile(file.Path, bytes);
    }

    /// <summary>The bytes of one file as they were taken.</summary>
    public Stream OpenFile(StagedFile file)
    {
        var content = new FileStream(
            Path.Combine(Folder, Staging.ContentName), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        content.Position = file.Offset!.Value;
        return new LimitedStream(content, file.Size, leaveOpen: false);
    }
}
