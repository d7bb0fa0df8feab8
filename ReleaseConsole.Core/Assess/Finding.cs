using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What a difference means, by which rule: where (<see cref="Path"/> is a JSON pointer or <c>line 9</c>), why it matters, before and
/// after, how to fix it, and the lane that should look. It holds for the content it was found in, or until <see cref="RecheckBy"/>.
/// </summary>
public sealed record Finding(
    string Rule, string Title, RiskLevel Severity, string Artifact, string? Path, string Reason, string? Before, string? After, Lane Lane,
    string Fix = "", DateOnly? RecheckBy = null)
{
    /// <summary>
    /// What would have to be so for it not to be found, as the end of "Medium if …"; null: the artifact had stayed as it was.
    /// </summary>
    public string? Unless { get; init; }
}
