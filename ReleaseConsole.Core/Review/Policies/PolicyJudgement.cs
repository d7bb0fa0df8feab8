using System.Text;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Policies;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// What a replay over the last promotions came to: how many would be judged otherwise, and how many of them by less or by more.
/// </summary>
public sealed record ReplaySummary(int Judged, int Otherwise, int Lighter, int Graver)
{
    public static ReplaySummary Of(ReplayedPolicy replayed) => new(
        replayed.Judged, replayed.Otherwise.Count, replayed.Otherwise.Count(one => one.Draft.Risk < one.InForce.Risk),
        replayed.Otherwise.Count(one => one.Draft.Risk > one.InForce.Risk));
}

/// <summary>
/// What another policy would change, by meaning, and what it would have made of the last promotions; stored and signed with it.
/// </summary>
public sealed record PolicyJudgement(IReadOnlyList<ChangeDetail> Changes, ReplaySummary Replay)
{
    /// <summary>What it asks for less, or of fewer.</summary>
    public IEnumerable<ChangeDetail> Loosened => Changes.Where(one => one.Effect == Effect.Wider);

    public static PolicyJudgement Of(string inForce, string draft, ReplayedPolicy replayed) =>
        new(Between(inForce, draft), ReplaySummary.Of(replayed));

    /// <summary>Both texts were read as policies before.</summary>
    public static IReadOnlyList<ChangeDetail> Between(string inForce, string draft) =>
        ReleaseGateChanges.Of(YamlTree.Parse(inForce).Value.Root, YamlTree.Parse(draft).Value.Root) ?? [];

    internal string Written() => Encoding.UTF8.GetString(CanonicalJson.Of(this));

    internal static PolicyJudgement Read(string document) => JsonSerializer.Deserialize<PolicyJudgement>(document, CanonicalJson.Options)!;
}
