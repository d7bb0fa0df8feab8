using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReleaseConsole.Core.Outside;

/// <summary>
/// What git is told so that it reaches one remote and nothing else: the protocols, the addresses its host was checked to have, no
/// redirect and no proxy, and the credential. All of it by environment, because arguments are visible to every user of the machine.
/// </summary>
internal sealed record GitReach(IReadOnlyList<(string Name, string Value)> Config, string Protocols, string Ssh)
{
    private const string PlainSsh = "ssh -oBatchMode=yes -oStrictHostKeyChecking=yes -oProxyCommand=none";

    /// <summary>For work inside a repository; nothing is reached.</summary>
    public static GitReach Nowhere { get; } = new([], "none", PlainSsh);

    /// <exception cref="OutOfReachException">The remote's host may not be spoken to.</exception>
    public static async Task<GitReach> OfAsync(
        Reach reach, string address, bool allowsPrivate, GitCredential? credential, CancellationToken cancel)
    {
        if (GitAddress.IsOnThisMachine(address))
            return new GitReach([], allowsPrivate ? "file" : "none", PlainSsh);
        var uri = new Uri(address);
        var addresses = await reach.AddressesAsync(uri.DnsSafeHost, allowsPrivate, cancel);
        if (uri.Scheme == "ssh")
            return new GitReach([], "ssh", Pinned(uri, addresses[0], credential?.KeyFile));
        var pins = string.Join(
            ',', addresses.Select(one => one.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{one}]" : one.ToString()));
        List<(string, string)> config = [("http.followRedirects", "false"), ("http.proxy", "")];
        // An address is no name to be looked up, and curl cannot be told one of IPv6 here.
        if (uri.HostNameType != UriHostNameType.IPv6)
            config.Add(("http.curloptResolve", string.Create(CultureInfo.InvariantCulture, $"{uri.DnsSafeHost}:{uri.Port}:{pins}")));
        if (credential?.Header is { } header)
            config.Add(("http.extraHeader", header));
        return new GitReach(config, uri.Scheme, PlainSsh);
    }

    private static string Pinned(Uri uri, IPAddress address, string? keyFile)
    {
        var alias = uri.IsDefaultPort ? uri.DnsSafeHost : string.Create(CultureInfo.InvariantCulture, $"[{uri.DnsSafeHost}]:{uri.Port}");
        var key = keyFile is null ? "" : $" -oIdentitiesOnly=yes -i '{keyFile.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return $"{PlainSsh} -oHostName='{address}' -oHostKeyAlias='{alias}'{key}";
    }
}
