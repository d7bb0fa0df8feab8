using System.Security.Cryptography;
using System.Text;

namespace ReleaseConsole.Core.Access;

/// <summary>A key's secret: <c>rc_</c> and 256 random bits in base64url. It is shown once; only its SHA-256 is kept.</summary>
public static class KeySecret
{
    public const string Prefix = "rc_";

    public static string Generate() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    // A plain hash is enough for 256 random bits: there is no dictionary to try.
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
