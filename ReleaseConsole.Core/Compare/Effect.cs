namespace ReleaseConsole.Core.Compare;

/// <summary>What a change does to what the product may do.</summary>
public enum Effect
{
    /// <summary>Neither wider nor narrower, or not a matter of permission.</summary>
    Different,
    Wider,
    Narrower,
    NewRoute,
}
