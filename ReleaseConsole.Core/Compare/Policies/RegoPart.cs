namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>What a statement of Rego is for the decision it takes part in.</summary>
internal enum RegoPart
{
    Package,
    Import,
    Default,

    /// <summary>Its rule lets through: <c>allow</c>.</summary>
    Allows,

    /// <summary>Its rule holds back: <c>deny</c>, <c>violation</c>, <c>warn</c>.</summary>
    Denies,

    /// <summary>A rule that others refer to.</summary>
    Names,
}
