namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The hashes of a dataset's rows: all of them (<see cref="IsWhole"/>) or, of a large one, those with the smallest values, which are a fair
/// sample of the rows (Broder 1997). <see cref="Of"/> packs eight bytes of key hash and eight of row hash each, in order, in base 64.
/// </summary>
public sealed record RowHashes(bool IsWhole, byte[] Of);
