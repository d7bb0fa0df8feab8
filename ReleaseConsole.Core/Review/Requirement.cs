using System.Text.Json.Serialization;
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
    RequirementState State, string Because)
{
    internal const string Rollback = "rollback";
    internal const string Conditions = "conditions";

    /// <summary>Somebody signs for it: in its lane, or as release manager.</summary>
    [JsonIgnore]
    public bool IsSignature => Lane is not null || Id == Rollback;

    /// <summary>What approvals were tied to is to be said to be met.</summary>
    [JsonIgnore]
    public bool IsConditions => Id == Conditions;

    [JsonIgnore]
    public bool IsOpen => State is not (RequirementState.Met or RequirementState.Overridden);
}
