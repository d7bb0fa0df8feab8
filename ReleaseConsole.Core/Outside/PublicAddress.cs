using System.Net;
using System.Net.Sockets;

namespace ReleaseConsole.Core.Outside;

/// <summary>Whether an IP address is reachable from the whole internet, by the special-purpose registries (RFC 6890).</summary>
internal static class PublicAddress
{
    /// <summary>All that is handed out to be reached from everywhere; the rest of IPv6 is special or not handed out yet.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of protocols, Teredo among them, and of documentation.
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var actual = Embedded(address) ?? address;
        return (actual.AddressFamily != AddressFamily.InterNetworkV6 || Global.Contains(actual))
            && !NotPublic.Any(network => network.BaseAddress.AddressFamily == actual.AddressFamily && network.Contains(actual));
    }

    /// <summary>The IPv4 address inside a mapped, NAT64 or 6to4 address: a private one must not pass in disguise.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        if (bytes is [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..])
            return new IPAddress(bytes.AsSpan(12, 4));
        return bytes is [0x20, 0x02, ..] ? new IPAddress(bytes.AsSpan(2, 4)) : null;
    }
}
