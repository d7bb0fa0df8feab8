using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>
/// Writes a release as one commit on the environment's branch: the pinned files and the manifest, with a trailer that names the
/// delivery. It can be read back whole, and is written only if nobody moved the branch.
/// </summary>
internal sealed class GitConnector(StorageOptions storage, Secrets secrets) : IConnector
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
            : WriteBackRefusals.BadSettings("The branch is not a name git takes. Use letters, digits, dashes and slashes, with {environment} where its name goes.");
    }

    public async Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel)
    {
        if (GitAddress.WhyNot(target.Address, target.AllowsPrivateNetwork) is { } why)
            return Observation.Unreadable(why);
        try
        {
            return await Branch(target, place).ReadAsync(cancel);
        }
        catch (SecretMissingException missing)
        {
            return Observation.Unreadable(missing.Message);
        }
    }

    public async Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel)
    {
        var files = PinnedFiles.Of(order.Contents, order.ManifestDocument);
        try
        {
            return await Branch(target, order.Place).PushAsync(files, before.Pointer, Message(order), order.PlannedAt, order.Key, cancel);
        }
        catch (SecretMissingException missing)
        {
            return new WriteAnswer(WriteResult.NotNow, missing.Message);
        }
    }

    private GitBranch Branch(Target target, Place place)
    {
        var cache = Path.Combine(storage.DataDirectory, "targets", target.Id.Value.ToString("n"), "repository.git");
        Directory.CreateDirectory(cache);
        var credential = target.Secret is null ? null : secrets.Resolve(target.Secret);
        return new GitBranch(new GitProgram(cache, credential, Limit), target.Address, GitSettings.Of(target).BranchOf(place.Environment), cache);
    }

    private static string Message(WriteBackOrder order) => $"""
        {order.Release} is live in {order.Place.Environment}

        Product {order.Place.Product}, manifest {order.Manifest}.
        Approved by {(order.ApprovedBy.Count == 0 ? "nobody by name" : string.Join(", ", order.ApprovedBy))}.
        """;
}
