using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>What must be true after every step, judged from rows and log entries alone, without the code that decides.</summary>
internal sealed class Invariants(TestConsole console, GivenGit git)
{
    private static readonly string[] Outcomes =
    [
        nameof(WriteBackConfirmed), nameof(WriteBackFoundDone), nameof(WriteBackConflicted), nameof(WriteBackRefused), nameof(WriteBackPostponed),
        nameof(WriteBackUnknown),
    ];

    private readonly HashSet<Guid> _intended = [];
    private HashSet<Guid> _approved = [];
    private long _seen = -1;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Remembers what a quorum stands behind, before somebody acts.</summary>
    public async Task LookAsync(IReadOnlyList<ProposalShown> proposals)
    {
        var quorum = await Quorum.LoadAsync(console);
        _approved = [.. proposals.Where(quorum.Stands).Select(one => one.Id.Value)];
    }

    public async Task HoldAsync()
    {
        var entries = await NewEntriesAsync();
        var deployments = await console.AllAsync<Deployment>();
        foreach (var entry in entries.Where(one => one.ActorKind == ActorKind.Person
            && one.Action is nameof(DeploymentStarted) or nameof(DeploymentResumed)))
        {
            var deployment = deployments.Single(one => one.Id.Value == Subject(entry, "deployment"));
            _approved.ShouldContain(deployment.ProposalId.Value, $"I1: {entry.Summary}");
        }
        deployments.Where(one => one.IsOpen).GroupBy(one => one.EnvironmentId).ShouldAllBe(open => open.Count() == 1, "I4");
        foreach (var entry in entries)
            OneOutcomeEach(entry);
        foreach (var entry in entries.Where(one => one.Action == nameof(ReleaseWentLive)))
            await IsThereAsync(deployments.Single(one => one.Id.Value == Subject(entry, "deployment")));
        _seen = entries.Count == 0 ? _seen : entries[^1].Index;
    }

    /// <summary>Holds at the end of a history, when nothing is on its way any more.</summary>
    public async Task CloseAsync()
    {
        _intended.ShouldBeEmpty("I5: every intent has its outcome");
        foreach (var branch in git.Of("for-each-ref", "--format=%(refname:short)").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            git.Of("log", "--format=%(trailers:key=Release-Console-Delivery,valueonly)", branch).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBeUnique($"I5: one commit a delivery on {branch}");
        var verified = (await console.Get<VerifyLog>().RunAsync(progress: null, Actor.Job(console.Tenant, "test", "test"), Cancel)).ShouldSucceed();
        verified.Problems.ShouldBeEmpty("I6");
        verified.Size.ShouldBe(_seen + 1, "I6");
    }

    private void OneOutcomeEach(AuditEntry entry)
    {
        if (entry.Action == nameof(WriteBackIntended))
            _intended.Add(Subject(entry, "delivery")).ShouldBeTrue($"I5: a second intent before an outcome, entry {entry.Index}");
        else if (Outcomes.Contains(entry.Action))
            _intended.Remove(Subject(entry, "delivery")).ShouldBeTrue($"I5: an outcome without intent, entry {entry.Index}");
    }

    /// <summary>I7, for every kind of deployment: what the console says is live is what lies on the branch.</summary>
    private async Task IsThereAsync(Deployment ended)
    {
        var environment = (await console.AllAsync<ReleaseEnvironment>()).Single(one => one.Id == ended.EnvironmentId);
        environment.LiveManifest.ShouldBe(ended.ManifestDigest, "I7");
        var proposal = (await console.AllAsync<Proposal>()).Single(one => one.Id == ended.ProposalId);
        var release = (await console.AllAsync<Release>()).Single(one => one.Id == proposal.ReleaseId);
        ended.ManifestDigest.ShouldBe(release.ManifestDigest, "I7");
        CanonicalJson.DigestFrom(Encoding.UTF8.GetBytes(git.Show($"release/{environment.Name}", "manifest.json"))).Value
            .ShouldBe(ended.ManifestDigest, $"I7: the branch of {environment.Name}");
    }

    private async Task<List<AuditEntry>> NewEntriesAsync()
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return await db.Set<AuditEntry>().AsNoTracking().Where(one => one.Index > _seen).OrderBy(one => one.Index).ToListAsync(Cancel);
    }

    private static Guid Subject(AuditEntry entry, string name)
    {
        using var document = System.Text.Json.JsonDocument.Parse(entry.Document);
        return document.RootElement.GetProperty("details").GetProperty(name).GetGuid();
    }
}

/// <summary>Whether a proposal has the signatures it needs, worked out a second time from the rows.</summary>
internal sealed class Quorum
{
    private IReadOnlyList<Decision> _decisions = [];
    private IReadOnlyList<Grant> _grants = [];
    private IReadOnlyList<ReleaseEnvironment> _environments = [];
    private ILookup<Digest, Guid> _authors = null!;
    private Digest _policy;

    public static async Task<Quorum> LoadAsync(TestConsole console)
    {
        var authors = (await console.AllAsync<ArtifactVersion>()).ToDictionary(one => one.Id, one => one.AuthorId);
        return new Quorum
        {
            _decisions = await console.AllAsync<Decision>(),
            _grants = [.. (await console.AllAsync<Grant>()).Where(one => one.RevokedAt is null)],
            _environments = await console.AllAsync<ReleaseEnvironment>(),
            _authors = (await console.AllAsync<ManifestEntry>()).ToLookup(one => one.ManifestDigest, one => authors[one.VersionId]),
            _policy = (await console.AllAsync<PolicyAdoption>()).MaxBy(one => one.Version)?.Policy ?? RiskPolicy.DefaultDigest,
        };
    }

    public bool Stands(ProposalShown proposal)
    {
        if (proposal.Policy != _policy || _environments.Single(one => one.Name == proposal.Environment).LiveManifest != proposal.Replaces)
            return false;
        var signed = _decisions.Where(one => one.ProposalId == proposal.Id && one.ProposalDigest == proposal.Digest
            && one.PolicyDigest == proposal.Policy && one.EvidenceDigest == proposal.Evidence).ToList();
        if (proposal.Kind == ProposalKind.Rollback)
            return signed.Exists(one => one.Meaning is DecisionMeaning.Overridden or DecisionMeaning.Approved
                && _grants.Any(grant => grant.PrincipalId == one.SignerId && grant.Role == Role.ReleaseManager));
        var votes = signed.Where(one => one.Meaning is DecisionMeaning.Approved or DecisionMeaning.Rejected or DecisionMeaning.ChangesRequested)
            .GroupBy(one => (one.SignerId, one.Lane)).Select(group => group.MaxBy(one => one.At)!).Where(HoldsLane).ToList();
        var needed = proposal.Assessment.Signatures.SelectMany(one => Enumerable.Repeat(one.Lane, one.Count)).ToList();
        return votes.TrueForAll(one => one.Meaning == DecisionMeaning.Approved || one.Meaning == DecisionMeaning.Reviewed)
            && Covered(needed, [.. votes.Where(one => !_authors[proposal.Manifest].Contains(one.SignerId))])
            && (proposal.Environment != "production" || signed.Exists(one => one.Meaning == DecisionMeaning.RiskAccepted && HoldsLane(one)));
    }

    private bool HoldsLane(Decision decision) => _grants.Any(grant => grant.PrincipalId == decision.SignerId && grant.Lane == decision.Lane);

    /// <summary>Whether every lane can have a signer of its own: one person is counted once.</summary>
    private static bool Covered(List<Lane> needed, List<Decision> votes) => needed.Count == 0
        || votes.Where(one => one.Lane == needed[0]).Any(one => Covered(needed[1..], [.. votes.Where(other => other.SignerId != one.SignerId)]));
}
