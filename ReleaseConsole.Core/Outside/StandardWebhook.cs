using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseConsole.Core.Outside;

/// <summary>Signatures of Standard Webhooks 1.0, symmetric scheme <c>v1</c>: HMAC-SHA256 over <c>id.timestamp.payload</c>.</summary>
public static class StandardWebhook
{
    private const string SecretPrefix = "whsec_";

    /// <exception cref="FormatException">The secret is not <c>whsec_</c> and base64 of 24 to 64 bytes; its value is not in the
    /// message.</exception>
    public static string Sign(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> payload)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(secret), (byte[])[.. head, .. payload]));
    }

    private static byte[] Key(string secret)
    {
        var key = new byte[66];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) && length is >= 24 and <= 64
            ? key[..length]
            : throw new FormatException("A webhook secret is whsec_ and the base64 of 24 to 64 bytes.");
    }
}
