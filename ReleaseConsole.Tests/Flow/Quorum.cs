using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>Whether a proposal has the signatures it needs, worked out a second time from the rows (I1 to I3).</summary>
internal sealed class Quorum
{
    private IReadOnlyList<Decision> _decisions = [];
    private IReadOnlyList<MetCondition> _met = [];
    private IReadOnlyList<Grant> _grants = [];
    private IReadOnlyList<ReleaseEnvironment> _environments = [];
    private IReadOnlyList<PolicyAdoption> _policies = [];
    private Dictionary<ArtifactVersionId, ArtifactVersion> _versions = [];
    private ILookup<Digest, ArtifactVersionId> _pins = null!;
    private HashSet<ProposalId> _closed = [];

    /// <summary>The proposals as stored.</summary>
    public IReadOnlyDictionary<ProposalId, Proposal> Proposals { get; private set; } = new Dictionary<ProposalId, Proposal>();

    public Digest Policy => _policies.MaxBy(one => one.Version)?.Policy ?? RiskPolicy.DefaultDigest;

    public static async Task<Quorum> LoadAsync(TestConsole console) => new()
    {
        _decisions = await console.AllAsync<Decision>(),
        _met = await console.AllAsync<MetCondition>(),
        _grants = [.. (await console.AllAsync<Grant>()).Where(one => one.RevokedAt is null)],
        _environments = await console.AllAsync<ReleaseEnvironment>(),
        _policies = await console.AllAsync<PolicyAdoption>(),
        _versions = (await console.AllAsync<ArtifactVersion>()).ToDictionary(one => one.Id),
        _pins = (await console.AllAsync<ManifestEntry>()).ToLookup(one => one.ManifestDigest, one => one.VersionId),
        _closed = [.. (await console.AllAsync<ProposalClosing>()).Select(one => one.ProposalId)],
        Proposals = (await console.AllAsync<Proposal>()).ToDictionary(one => one.Id),
    };

    /// <summary>
    /// Why nobody may sign it as things are, or null: its digests must be those of its bytes, of the policy in force and of what is live.
    /// </summary>
    public string? WhyNotSignable(Proposal proposal)
    {
        if (proposal.Digest.ToString() != "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proposal.Document))))
            return "its digest is not that of its document";
        if (_closed.Contains(proposal.Id))
            return "it was closed";
        if (proposal.PolicyDigest != Policy)
            return "another policy is in force";
        return _environments.Single(one => one.Name == proposal.Environment).LiveManifest == proposal.Replaces
            ? null
            : "something else is live";
    }

    public bool Stands(Proposal proposal, Assessment assessment)
    {
        if (WhyNotSignable(proposal) is not null)
            return false;
        var signed = _decisions.Where(one => one.ProposalId == proposal.Id && one.ProposalDigest == proposal.Digest
            && one.PolicyDigest == proposal.PolicyDigest && one.EvidenceDigest == proposal.EvidenceDigest).ToList();
        var votes = signed.Where(
            one => one.Meaning is DecisionMeaning.Approved or DecisionMeaning.Rejected or DecisionMeaning.ChangesRequested)
            .GroupBy(one => (one.SignerId, one.Lane)).Select(group => group.MaxBy(one => one.At)!).Where(Holds).ToList();
        if (votes.Exists(one => one.Meaning != DecisionMeaning.Approved))
            return false;
        if (proposal.Kind == ProposalKind.Rollback)
            return (votes.Exists(one => one.Lane is null) && AreMet(votes, []))
                || signed.Exists(one => one.Meaning == DecisionMeaning.Overridden && Is(one.SignerId, Role.ReleaseManager));
        var wrote = Contributors(proposal);
        if (!AreMet(votes, wrote))
            return false;
        var needed = assessment.Signatures.SelectMany(one => Enumerable.Repeat(one.Lane, one.Count)).ToList();
        return Covered(needed, [.. votes.Where(one => !wrote.Contains(one.SignerId))]) && (proposal.Environment != "production"
            || proposal.Replaces is not null && assessment.Verdicts.Count > 0
            || signed.Exists(one => one.Meaning == DecisionMeaning.RiskAccepted && Holds(one) && !wrote.Contains(one.SignerId)));
    }

    /// <summary>
    /// Of what the approvals that count are tied to, as many lines were said to be met as there are, by people of the lane who wrote
    /// nothing. One person's first lane is the one that counts.
    /// </summary>
    private bool AreMet(List<Decision> votes, HashSet<Guid> wrote) => votes.Where(one => !wrote.Contains(one.SignerId))
        .GroupBy(one => one.SignerId).Select(group => group.MinBy(one => one.At)!)
        .All(vote => (vote.Conditions ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == _met
            .Where(one => one.DecisionId == vote.Id && !wrote.Contains(one.ById) && Holds(one.ById, vote.Lane))
            .Select(one => one.Condition).Distinct().Count());

    /// <summary>Who wrote a version between what is live and what is pinned, or the policy, or put it in force (I3).</summary>
    private HashSet<Guid> Contributors(Proposal proposal)
    {
        var before = proposal.Replaces is { } live
            ? _pins[live].Select(id => _versions[id]).ToDictionary(one => one.ArtifactId, one => one.Number)
            : [];
        var wrote = from pin in _pins[proposal.ManifestDigest].Select(id => _versions[id])
                    from version in _versions.Values
                    where version.ArtifactId == pin.ArtifactId && (version.Number == pin.Number
                        || version.Number < pin.Number && before.TryGetValue(pin.ArtifactId, out var number) && version.Number > number)
                    from author in version.Contributors.Append(version.AuthorId)
                    select author;
        var texts = from version in _versions.Values
                    where version.Digest == proposal.PolicyDigest
                    from author in version.Contributors.Append(version.AuthorId)
                    select author;
        return [.. wrote, .. texts, .. _policies.Where(one => one.Policy == proposal.PolicyDigest).Select(one => one.AdoptedById)];
    }

    private bool Is(Guid person, Role role) => _grants.Any(grant => grant.PrincipalId == person && grant.Role == role);

    private bool Holds(Decision decision) => Holds(decision.SignerId, decision.Lane);

    private bool Holds(Guid person, Lane? lane) => lane is { } held
        ? _grants.Any(grant => grant.PrincipalId == person && grant.Lane == held)
        : Is(person, Role.ReleaseManager);

    /// <summary>Whether every lane can have a signer of its own: one person is counted once.</summary>
    private static bool Covered(List<Lane> needed, List<Decision> votes) => needed.Count == 0
        || votes.Where(one => one.Lane == needed[0])
            .Any(one => Covered(needed[1..], [.. votes.Where(other => other.SignerId != one.SignerId)]));
}
