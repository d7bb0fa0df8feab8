namespace ReleaseConsole.Core.Outside;

/// <summary>Which remotes may be named: https and ssh; http and the machine's own files only where private networks are allowed.</summary>
internal static class GitAddress
{
    public static string? WhyNot(string address, bool allowsPrivate)
    {
        if (IsOnThisMachine(address))
            return allowsPrivate ? null : "A repository on this machine needs “allows private network”.";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || !(uri.Scheme is "https" or "ssh" || (uri.Scheme == "http" && allowsPrivate)))
            return "Give a repository as https://host/path, ssh://user@host/path, or a path on this machine.";
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal) || (uri.Scheme != "ssh" && uri.UserInfo.Length > 0))
            return "The address holds a user or a password. Name the secret by reference instead.";
        // ssh takes a host or a user that begins with a dash for an option; git refuses that too, but only when it gets there.
        if (uri.Host.StartsWith('-') || uri.UserInfo.StartsWith('-') || address.Any(c => char.IsControl(c) || c is ' ' or '\''))
            return "The address has a sign that no repository's address needs.";
        if (!allowsPrivate && (uri.IsLoopback
            || (System.Net.IPAddress.TryParse(uri.DnsSafeHost, out var ip) && !PublicAddress.IsPublic(ip))))
            return $"{uri.Host} is an address of a private network; the connection must allow that.";
        return null;
    }

    public static bool IsOnThisMachine(string address) =>
        Path.IsPathFullyQualified(address) || address.StartsWith("file:///", StringComparison.Ordinal);

    /// <summary>What a person calls the repository; a path of this machine is cut to its last part.</summary>
    public static string NameOf(string address)
    {
        var name = IsOnThisMachine(address)
            ? Path.GetFileName(address.TrimEnd('/'))
            : Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host + uri.AbsolutePath.TrimEnd('/') : address;
        return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
    }
}
