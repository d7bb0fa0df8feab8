using System.Net;

namespace ReleaseConsole.Core.Outside;

/// <summary>A host that may not be spoken to, and why.</summary>
internal sealed class OutOfReachException(string sentence) : Exception(sentence);

/// <summary>How names become addresses; a test puts its own answers here.</summary>
public sealed class NameLookup(Func<string, CancellationToken, Task<IPAddress[]>> ask)
{
    public static NameLookup Dns { get; } = new((host, cancel) => System.Net.Dns.GetHostAddressesAsync(host, cancel));

    public Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancel) => ask(host, cancel);
}

/// <summary>
/// The one place that decides whether a host may be spoken to: it is on the list, and every address its name stands for is public,
/// unless the connection may reach private networks. Who asks connects to the returned addresses and to no others.
/// </summary>
public sealed class Reach(OutsideOptions options, NameLookup names)
{
    /// <exception cref="OutOfReachException">The host is not on the list, has no address, or one that is not public.</exception>
    internal async Task<IPAddress[]> AddressesAsync(string host, bool allowsPrivate, CancellationToken cancel)
    {
        if (!options.Allows(host))
            throw new OutOfReachException($"{host} is not among the hosts this installation may speak to.");
        var bare = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(bare, out var literal) ? [literal] : await names.AddressesAsync(host, cancel);
        if (addresses.Length == 0)
            throw new OutOfReachException($"{host} has no address.");
        return allowsPrivate || addresses.All(PublicAddress.IsPublic)
            ? addresses
            : throw new OutOfReachException($"{host} is an address of a private network, and the connection does not allow that.");
    }
}
