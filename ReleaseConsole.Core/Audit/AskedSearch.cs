using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What an exported search asked and found, as it is signed. <paramref name="Entries"/> is the digest over the entries' leaf hashes,
/// newest first; <paramref name="IsCut"/> says that older entries answered too.
/// </summary>
public sealed record AskedSearch(
    AuditQuestion Question, string AskedBy, DateTimeOffset AskedAt, long LogSize, int Found, bool IsCut, Digest Entries)
{
    internal byte[] Bytes => CanonicalJson.Of(this);

    internal static AskedSearch? Of(byte[] bytes) => JsonSerializer.Deserialize<AskedSearch>(bytes, CanonicalJson.Options);
}
