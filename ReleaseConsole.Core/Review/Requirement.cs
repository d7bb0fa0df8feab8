using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>Whether a requirement is met at this moment.</summary>
public enum RequirementState
{
    Met,
    Pending,

    /// <summary>Cannot be met as things are; the reason says what must change.</summary>
    NotMet,

    /// <summary>Cannot be told; a person must accept or resolve it.</summary>
    CannotTell,

    /// <summary>Met by somebody's override, with their reason.</summary>
    Overridden,
}

/// <summary>One requirement in its three parts, with the evaluated result.</summary>
public sealed record Requirement(
    string Id, string Title, Lane? Lane, int Needed, int Have, string AppliesWhen, string SatisfiedWhen, string? MayBeOverriddenBy,
    RequirementState State, string Because);
