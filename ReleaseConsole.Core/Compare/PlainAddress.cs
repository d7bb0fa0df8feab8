using System.Buffers;
using System.Net;

namespace ReleaseConsole.Core.Compare;

/// <summary>An address that was asked over an encrypted connection (https, wss, rediss) and is asked over a plain one now.</summary>
internal static class PlainAddress
{
    public const string Says = "it goes without encryption";

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+");

    public static bool IsNow(string? before, string? after) =>
        Scheme(before)?.ToLowerInvariant() is { } was && Scheme(after)?.ToLowerInvariant() is { } now
        && (was == now + "s" || (was is "https" or "wss" && now is "http" or "ws")) && !IsHere(after!);

    // What goes no further than the machine itself needs no encryption.
    private static bool IsHere(string address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var door = authority[(authority.LastIndexOf('@') + 1)..];
        var host = door.StartsWith('[') ? door[..(door.IndexOf(']', StringComparison.Ordinal) + 1)] : door.Split(':')[0];
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var number) && IPAddress.IsLoopback(number));
    }

    private static string? Scheme(string? address) => address?.IndexOf("://", StringComparison.Ordinal) is > 0 and < 12 and var end
        && !address.AsSpan(0, end).ContainsAnyExcept(Letters)
            ? address[..end]
            : null;
}
