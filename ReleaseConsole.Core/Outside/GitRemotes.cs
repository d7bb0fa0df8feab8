namespace ReleaseConsole.Core.Outside;

/// <summary>The way to a git remote: its host is checked, and the secret it asks for is read, when it is about to be reached.</summary>
public sealed class GitRemotes(Reach reach, Secrets secrets)
{
    /// <exception cref="OutOfReachException">The remote's host may not be spoken to.</exception>
    /// <exception cref="SecretMissingException">The reference names nothing.</exception>
    internal Task<GitReach> ReachAsync(string address, string? secret, bool allowsPrivate, CancellationToken cancel) =>
        GitReach.OfAsync(reach, address, allowsPrivate, GitCredential.Of(address, secret, secrets), cancel);
}
