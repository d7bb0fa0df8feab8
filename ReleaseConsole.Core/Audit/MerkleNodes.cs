namespace ReleaseConsole.Core.Audit;

/// <summary>A whole tree in memory: appended leaf by leaf, then asked for nodes. Verification rebuilds a log into one.</summary>
public sealed class MerkleNodes
{
    private readonly List<List<byte[]>> _levels = [];

    public MerkleFrontier Frontier { get; private set; } = MerkleFrontier.Empty;

    public void Append(byte[] leafHash)
    {
        Frontier = Frontier.Append(leafHash);
        foreach (var node in Frontier.Completed)
        {
            if (node.Level == _levels.Count)
                _levels.Add([]);
            _levels[node.Level].Add(node.Hash);
        }
    }

    /// <summary>A <see cref="MerkleNodeSource"/>.</summary>
    public ValueTask<byte[]> NodeAsync(int level, long index) => ValueTask.FromResult(_levels[level][checked((int)index)]);
}
