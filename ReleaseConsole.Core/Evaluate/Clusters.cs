namespace ReleaseConsole.Core.Evaluate;

/// <summary>The groups of a sample, when they can hold cases together: at least two, and one with more than one case.</summary>
internal sealed record Clusters(int Count)
{
    public static Clusters? In(string?[] groups)
    {
        var (known, alone) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var group in groups)
            if (group is null)
                alone++;
            else
                known.Add(group);
        // A case without a group stands alone.
        return known.Count + alone is > 1 and var count && count < groups.Length && known.Count > 0 ? new Clusters(count) : null;
    }

    public bool Decide(GroupReading reading) => reading switch
    {
        GroupReading.Clusters => true,
        GroupReading.Categories => false,
        GroupReading.Auto => Count >= EvaluationGate.FewestClusters,
    };
}
