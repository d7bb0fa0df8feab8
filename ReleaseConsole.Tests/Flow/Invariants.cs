using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>What must be true after every step, judged from rows and log entries alone, without the code that decides.</summary>
internal sealed class Invariants(TestConsole console, GivenGit git, TenantId others)
{
    private static readonly string[] Outcomes =
    [
        nameof(WriteBackConfirmed), nameof(WriteBackFoundDone), nameof(WriteBackConflicted), nameof(WriteBackRefused),
        nameof(WriteBackPostponed),
        nameof(WriteBackUnknown),
    ];

    private readonly ReplayedLog _replayed = new();
    private readonly OwnTree _tree = new();
    private readonly Dictionary<Guid, Assessment> _assessments = [];
    private readonly HashSet<Guid> _intended = [];
    private readonly HashSet<Guid> _doubtful = [];
    private HashSet<Guid> _approved = [];
    private Dictionary<Guid, string?> _whyNotSignable = [];
    private string? _othersBefore;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Remembers what a quorum stands behind and what may be signed, before somebody acts.</summary>
    public async Task LookAsync()
    {
        var quorum = await Quorum.LoadAsync(console);
        foreach (var stored in quorum.Proposals.Values.Where(one => !_assessments.ContainsKey(one.Id.Value)))
            _assessments[stored.Id.Value] = await AssessmentAsync(stored);
        _approved = [.. quorum.Proposals.Values.Where(one => quorum.Stands(one, _assessments[one.Id.Value])).Select(one => one.Id.Value)];
        _whyNotSignable = quorum.Proposals.Values.ToDictionary(one => one.Id.Value, quorum.WhyNotSignable);
    }

    public async Task HoldAsync()
    {
        var entries = await NewEntriesAsync();
        var deployments = await console.AllAsync<Deployment>();
        foreach (var entry in entries)
        {
            _tree.Append(Encoding.UTF8.GetBytes(entry.Document));
            if (entry.ActorKind == ActorKind.Person && entry.Action is nameof(DeploymentStarted) or nameof(DeploymentResumed))
                StandsApproved(entry, deployments);
            if (entry.Action == nameof(DecisionCast))
                await SignedWhatItIsAsync(entry);
            _replayed.Apply(entry);
            OneOutcomeEach(entry);
            if (entry.Action == nameof(ReleaseWentLive))
                await IsThereAsync(deployments.Single(one => one.Id.Value == Subject(entry, "deployment")));
        }
        deployments.Where(one => one.IsOpen).GroupBy(one => one.EnvironmentId).ShouldAllBe(open => open.Count() == 1, "I4");
        deployments.ShouldAllBe(
            one => one.State != DeploymentState.Failed || !string.IsNullOrWhiteSpace(one.Outcome), "I7: a failure that names nothing");
        await _replayed.EqualsRowsAsync(console);
        await LogHoldsAsync();
        await OthersAreUntouchedAsync();
    }

    /// <summary>Holds at the end of a history, when nothing is on its way any more.</summary>
    public async Task CloseAsync()
    {
        _intended.ShouldBeEmpty("I5: every intent has its outcome");
        var verified = (await console.Get<VerifyLog>().RunAsync(progress: null, Actor.Job(console.Tenant, "test", "test"), Cancel))
            .ShouldSucceed();
        verified.Problems.ShouldBeEmpty("I6");
        (verified.Size, verified.Root).ShouldBe((_tree.Size, Convert.ToBase64String(_tree.Root(_tree.Size))), "I6");
    }

    private void StandsApproved(AuditEntry entry, IReadOnlyList<Deployment> deployments) =>
        _approved.ShouldContain(
            deployments.Single(one => one.Id.Value == Subject(entry, "deployment")).ProposalId.Value,
            $"I1: entry {entry.Index}, {entry.Summary}");

    /// <summary>I2: a signature is taken only over the digests of the proposal as it stands, while it stands.</summary>
    private async Task SignedWhatItIsAsync(AuditEntry entry)
    {
        var proposal = (await console.AllAsync<Proposal>()).Single(one => one.Id.Value == Subject(entry, "proposal"));
        using var document = JsonDocument.Parse(entry.Document);
        var details = document.RootElement.GetProperty("details");
        string[] signed = [.. new[] { "proposalDigest", "policy", "evidence" }.Select(name => details.GetProperty(name).GetString()!)];
        signed.ShouldBe([$"{proposal.Digest}", $"{proposal.PolicyDigest}", $"{proposal.EvidenceDigest}"], $"I2: entry {entry.Index}");
        _whyNotSignable.GetValueOrDefault(proposal.Id.Value).ShouldBeNull($"I2: entry {entry.Index} signs what cannot be signed");
    }

    private void OneOutcomeEach(AuditEntry entry)
    {
        if (entry.Action == nameof(WriteBackIntended))
        {
            _intended.Add(Subject(entry, "delivery")).ShouldBeTrue($"I5: a second intent before an outcome, entry {entry.Index}");
            _doubtful.ShouldNotContain(Subject(entry, "delivery"), $"I5: sent again while unknown, entry {entry.Index}");
        }
        if (!Outcomes.Contains(entry.Action))
            return;
        var delivery = Subject(entry, "delivery");
        (_intended.Remove(delivery) | _doubtful.Remove(delivery)).ShouldBeTrue($"I5: an outcome without intent, entry {entry.Index}");
        if (entry.Action == nameof(WriteBackUnknown))
            _doubtful.Add(delivery);
        if (entry.Action is nameof(WriteBackConfirmed) or nameof(WriteBackFoundDone))
            foreach (var branch in git.Of("for-each-ref", "--format=%(refname:short)").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                git.Of("log", "--format=%(trailers:key=Release-Console-Delivery,valueonly)", branch)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .ShouldBeUnique($"I5: one commit a delivery on {branch}");
    }

    /// <summary>I7, for every kind of deployment: what the console says is live is what was chosen, and what lies on the branch.</summary>
    private async Task IsThereAsync(Deployment ended)
    {
        var environment = (await console.AllAsync<ReleaseEnvironment>()).Single(one => one.Id == ended.EnvironmentId);
        environment.LiveManifest.ShouldBe(ended.ManifestDigest, "I7");
        var proposal = (await console.AllAsync<Proposal>()).Single(one => one.Id == ended.ProposalId);
        var release = (await console.AllAsync<Core.Releases.Release>()).Single(one => one.Id == proposal.ReleaseId);
        ended.ManifestDigest.ShouldBe(release.ManifestDigest, "I7");
        CanonicalJson.DigestFrom(Encoding.UTF8.GetBytes(git.Show($"release/{environment.Name}", "manifest.json"))).Value
            .ShouldBe(ended.ManifestDigest, $"I7: the branch of {environment.Name}");
    }

    /// <summary>I6: the head and every checkpoint are the tree of the documents that were seen, in that order.</summary>
    private async Task LogHoldsAsync()
    {
        var head = (await console.AllAsync<AuditHead>()).Single();
        head.Size.ShouldBe(_tree.Size, "I6: the log shrank, or skips an entry");
        head.Root.ShouldBe(_tree.Root(_tree.Size), "I6: the root is not that of the entries");
        foreach (var checkpoint in await console.AllAsync<AuditCheckpoint>())
            checkpoint.Root.ShouldBe(
                _tree.Root((int)checkpoint.Size), $"I6: the checkpoint of {checkpoint.Size} entries is not consistent");
    }

    /// <summary>I9: whatever happens here, not a row of another tenant comes, goes or changes its number.</summary>
    private async Task OthersAreUntouchedAsync()
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var tables = db.Model.GetEntityTypes().Where(type => type.FindProperty("TenantId") is not null).Select(type => type.GetTableName()!)
            .Distinct();
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Join(
            " UNION ALL ", tables.Select(table => $"""SELECT '{table}', COUNT(*) FROM "{table}" WHERE "TenantId" = $other"""));
        var tenant = command.CreateParameter();
        (tenant.ParameterName, tenant.Value) = ("$other", others.Value);
        command.Parameters.Add(tenant);
        var counts = new StringBuilder();
        await using DbDataReader reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            counts.Append(reader.GetString(0)).Append(' ').Append(reader.GetInt64(1)).Append('\n');
        _othersBefore ??= counts.ToString();
        counts.ToString().ShouldBe(_othersBefore, "I9");
    }

    private async Task<Assessment> AssessmentAsync(Proposal proposal) => JsonSerializer.Deserialize<Assessment>(
        (await console.AllAsync<StoredAssessment>())
            .Single(one => one.Digest == proposal.AssessmentDigest).Document, CanonicalJson.Options)!;

    private async Task<List<AuditEntry>> NewEntriesAsync()
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return await db.Set<AuditEntry>().AsNoTracking().Where(one => one.Index >= _tree.Size).OrderBy(one => one.Index)
            .ToListAsync(Cancel);
    }

    private static Guid Subject(AuditEntry entry, string name)
    {
        using var document = JsonDocument.Parse(entry.Document);
        return document.RootElement.GetProperty("details").GetProperty(name).GetGuid();
    }
}
