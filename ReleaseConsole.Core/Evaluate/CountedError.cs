namespace ReleaseConsole.Core.Evaluate;

/// <summary>The error that counts for a sample: that of its cases, or of their groups where these decide.</summary>
internal sealed record CountedError(
    PairedDifference Plain, PairedDifference Used, int Freedom, bool IsClustered, double? Clustered, int? Groups)
{
    public static CountedError Of(PairedSample sample, double[] gains, GroupReading reading)
    {
        var plain = PairedDifference.Of(gains);
        var groups = Clusters.In(sample.Groups);
        var clustered = groups is not null && sample.Pairs > 1 ? ClusteredError.Of(gains, sample.Groups) : (double?)null;
        var ofCases = new CountedError(plain, plain, sample.Pairs - 1, IsClustered: false, clustered, groups?.Count);
        return groups is not null && groups.Decide(reading)
            ? ofCases with { Used = plain with { StandardError = clustered!.Value }, Freedom = groups.Count - 1, IsClustered = true }
            : ofCases;
    }
}
