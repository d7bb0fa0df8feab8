using System.Net.Sockets;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>
/// Writes a release as one commit on the environment's branch: the pinned files and the manifest, with a trailer that names the
/// delivery. It can be read back whole, and is written only if nobody moved the branch.
/// </summary>
internal sealed class GitConnector(StorageOptions storage, GitRemotes remotes, GitLimits limits) : IConnector
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public TargetKind Kind => TargetKind.Git;

    public Capabilities Of(Target target) =>
        new(ReadBack: true, WritesOnlyIfUnchanged: true, SafeToRepeat: true, History: true, DryRun: true, Undo: true);

    public Refusal? Refuse(Target target)
    {
        if (GitAddress.WhyNot(target.Address, target.AllowsPrivateNetwork) is { } why)
            return WriteBackRefusals.BadAddress(why);
        return GitSettings.IsBranch(GitSettings.Of(target).BranchOf("production"))
            ? null
            : WriteBackRefusals.BadSettings(
                "The branch is not a name git takes. Use letters, digits, dashes and slashes, with {environment} where its name goes.");
    }

    public string? WhyNot(WriteBackOrder order)
    {
        var files = PinnedFiles.Of(order.Contents, order.ManifestDocument);
        return limits.WhyNot(files.Count, files.Values.Sum(bytes => (long)bytes.Length));
    }

    public async Task<string?> PointerAsync(Target target, Place place, CancellationToken cancel)
    {
        if (GitAddress.WhyNot(target.Address, target.AllowsPrivateNetwork) is not null)
            return null;
        try
        {
            return await (await BranchAsync(target, place, cancel)).HeadAsync(cancel);
        }
        catch (Exception fault) when (fault is SecretMissingException or OutOfReachException or SocketException)
        {
            return null;
        }
    }

    public async Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel)
    {
        if (GitAddress.WhyNot(target.Address, target.AllowsPrivateNetwork) is { } why)
            return Observation.Unreadable(why);
        try
        {
            return await (await BranchAsync(target, place, cancel)).ReadAsync(cancel);
        }
        catch (Exception fault) when (fault is SecretMissingException or OutOfReachException or SocketException)
        {
            return Observation.Unreadable(fault.Message);
        }
    }

    public async Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel)
    {
        var files = PinnedFiles.Of(order.Contents, order.ManifestDocument);
        try
        {
            var branch = await BranchAsync(target, order.Place, cancel);
            return await branch.PushAsync(files, before.Pointer, Message(order), order.PlannedAt, order.Key, cancel);
        }
        catch (Exception fault) when (fault is SecretMissingException or OutOfReachException or SocketException)
        {
            return new WriteAnswer(WriteResult.NotNow, fault.Message);
        }
    }

    private async Task<GitBranch> BranchAsync(Target target, Place place, CancellationToken cancel)
    {
        var cache = Path.Combine(storage.DataDirectory, "targets", target.Id.Value.ToString("n"), "repository.git");
        Directory.CreateDirectory(cache);
        var reached = await remotes.ReachAsync(target.Address, target.Secret, target.AllowsPrivateNetwork, cancel);
        var branch = new RemoteBranch(target.Address, GitSettings.Of(target).BranchOf(place.Environment));
        return new GitBranch(new GitProgram(cache, reached, Limit), branch, limits);
    }

    private static string Message(WriteBackOrder order) => $"""
        {order.Release} is live in {order.Place.Environment}

        Product {order.Place.Product}, manifest {order.Manifest}.
        Approved by {(order.ApprovedBy.Count == 0 ? "nobody by name" : string.Join(", ", order.ApprovedBy))}.
        """;
}
