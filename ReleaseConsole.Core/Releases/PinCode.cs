using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Five letters that stand for an artifact in an address, where its kind and path many times over would be too long: the first thirty bits
/// of a digest of both. Two of one product that share them are told by neither.
/// </summary>
public static class PinCode
{
    public const int Length = 5;

    public static string Of(ArtifactKind kind, string path) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind.Word()}\n{path}")))[..Length];

    /// <summary>What each code stands for among these; a code of two is not in it.</summary>
    public static IReadOnlyDictionary<string, T> Of<T>(IEnumerable<T> all, Func<T, (ArtifactKind Kind, string Path)> named) =>
        all.GroupBy(one => named(one) is var (kind, path) ? Of(kind, path) : "", StringComparer.Ordinal).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
