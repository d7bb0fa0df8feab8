namespace ReleaseConsole.Core.Audit;

/// <summary>The hash of one perfect subtree: level 0 are leaves, and a node covers leaves from index·2^level on.</summary>
public sealed record MerkleNode(int Level, long Index, byte[] Hash);

/// <summary>Where perfect subtrees come from: the database, or memory. It is asked only for subtrees that are complete.</summary>
public delegate ValueTask<byte[]> MerkleNodeSource(int level, long index);
