using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What the policy page shows: the policy in force with its text, a draft to come after it, the ones before it, the environments it may
/// name, and whether the reader may write a draft.
/// </summary>
public sealed record PolicyView(
    Product Product, PolicyInForce InForce, string Text, PolicyDraft? Draft, IReadOnlyList<PolicyVersion> Versions,
    IReadOnlyList<string> Environments, bool MayDraft);
