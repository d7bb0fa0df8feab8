namespace ReleaseConsole.Core.Evaluate;

/// <summary>How two runs that cannot differ were made of the results.</summary>
public enum NullSplit
{
    /// <summary>The repeats of each case were dealt to two sides: one release against itself.</summary>
    Repeats,

    /// <summary>Without repeats: which of a case's two results came from which release was drawn anew.</summary>
    Sides,
}
