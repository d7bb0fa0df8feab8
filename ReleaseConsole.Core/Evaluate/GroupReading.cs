namespace ReleaseConsole.Core.Evaluate;

/// <summary>What a group of cases is, which decides what a standard error counts.</summary>
public enum GroupReading
{
    /// <summary>Clusters from <see cref="EvaluationGate.FewestClusters"/> groups on; fewer are categories.</summary>
    Auto,

    /// <summary>Groups were drawn like cases are, e.g. documents with questions: they rise and fall together.</summary>
    Clusters,

    /// <summary>Groups are kinds of cases that the next run has too: each is a slice, and cases count one by one.</summary>
    Categories,
}
