using System.Net.Sockets;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The files of one commit of a git repository, taken with as little as the remote lets us take: so many commits, and only
/// the contents of the files that are meant. Nothing is checked out, no hook or filter runs, and links and submodules are named and passed
/// by.
/// </summary>
internal sealed class GitSource(SourceConnection connection, GitRemotes remotes, string? known) : IImportSource
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Kind => "git";

    public string Name => GitAddress.NameOf(connection.Address) + (connection.Ref is { } named ? $" at {Short(named)}" : "");

    public bool IsComplete => connection is { Path: null, Files: null or [] };

    public SourceOrigin? Origin { get; private set; }

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        if (connection.Refuse() is { } refusal)
            return refusal;
        try
        {
            var allowed = await remotes.ReachAsync(connection.Address, connection.Credential, connection.AllowsPrivateNetwork, cancel);
            var repository = new GitRepository(new GitProgram(staging.ScratchFolder, allowed, Limit), connection.Address, staging);
            var commit = await repository.FetchAsync(connection.Ref, connection.Depth ?? 1, cancel);
            if (!commit.Succeeded)
                return commit.Refusal;
            Origin = new SourceOrigin(LocationOf(connection.Address), commit.Value);
            return await new GitTree(repository, staging) { Known = known }.StageAsync(commit.Value, connection, cancel);
        }
        catch (Exception fault) when (fault is SecretMissingException or OutOfReachException or SocketException)
        {
            return SourceRefusals.NotReached(fault);
        }
    }

    /// <summary>The address as it may be shown: a path of this machine is nobody's business but its last part.</summary>
    private static string LocationOf(string address) => GitAddress.IsOnThisMachine(address) ? GitAddress.NameOf(address) : address;

    private static string Short(string named) => GitNames.IsCommit(named) ? named[..12] : named;
}
