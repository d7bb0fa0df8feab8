using System.Text;

namespace ReleaseConsole.Core.Outside;

/// <summary>What a remote asks for: a header for http, or the file of a private key for ssh.</summary>
internal sealed record GitCredential(string? Header, string? KeyFile)
{
    /// <exception cref="SecretMissingException">The reference names nothing.</exception>
    public static GitCredential? Of(string address, string? reference, Secrets secrets)
    {
        if (reference is null || GitAddress.IsOnThisMachine(address))
            return null;
        if (address.StartsWith("ssh:", StringComparison.Ordinal))
            return new GitCredential(Header: null, secrets.FileOf(reference));
        var value = secrets.Resolve(reference);
        var pair = value.Contains(':', StringComparison.Ordinal) ? value : "x-access-token:" + value;
        return new GitCredential("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)), KeyFile: null);
    }
}
