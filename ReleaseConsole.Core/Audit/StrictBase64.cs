using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Standard Base 64 (RFC 4648 §4) with exactly one spelling per value: no white space, and unused bits are zero (§3.5),
/// so that a signed file cannot be respelled and still verify.
/// </summary>
internal static class StrictBase64
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (!Base64.IsValid(text))
            return false;
        var decoded = Convert.FromBase64String(text);
        if (Convert.ToBase64String(decoded) != text)
            return false;
        bytes = decoded;
        return true;
    }
}
