namespace ReleaseConsole.Core.Artifacts;

/// <summary>How many rows of a dataset are the whole copy of another one, of how many. Estimated where not every hash is kept.</summary>
public sealed record DatasetCopies(long Rows, long Of, bool IsEstimate)
{
    public double Share => Of == 0 ? 0 : (double)Rows / Of;

    /// <summary>
    /// Counted from the hashes that were kept. All copies of a row have its hash, so a sample by hash holds all of them or none.
    /// </summary>
    /// <returns>Null where no row was hashed: not known is not none.</returns>
    public static DatasetCopies? In(DatasetProfile profile)
    {
        if (!profile.HasRows)
            return null;
        var rows = DatasetOverlap.Rows(profile.Hashes);
        var copies = rows.Count - rows.Select(row => row.Row).Distinct().LongCount();
        return profile.Hashes.IsWhole || rows.Count == 0
            ? new DatasetCopies(copies, rows.Count, IsEstimate: false)
            : new DatasetCopies((long)Math.Round((double)copies / rows.Count * profile.Rows), profile.Rows, IsEstimate: true);
    }
}
