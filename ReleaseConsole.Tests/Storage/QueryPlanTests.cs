using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

/// <summary>
/// In a workspace of some thousand releases every list is read through an index: its plan names no scan of a table that grows.
/// </summary>
public sealed partial class QueryPlanTests(PostgresServer server)
{
    private const int Releases = 3000;
    private static readonly string[] Growing =
        ["Release", "Proposal", "ProposalClosing", "Deployment", "LiveRecord", "Delivery", "Decision", "AuditEntry", "AuditSubject",
        "Hold", "SavedSearch", "FindingDecision", "MetCondition", "ReviewComment", "Drift", "Unresolved", "ManifestEntry"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_list_is_read_through_an_index_on_SQLite()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var plans = await PlansAsync(console, "EXPLAIN QUERY PLAN ");

        var scans = plans.SelectMany(plan => ScanInSqlite().Matches(plan.Lines)
            .Select(scan => (Table: TableOf(plan.Sql, scan.Groups[1].Value), plan.Sql)))
            .Where(scan => Growing.Contains(scan.Table)).ToList();
        scans.Select(scan => $"{scan.Table}: {scan.Sql}").Distinct().ShouldBeEmpty();
        plans.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Every_list_is_read_through_an_index_on_PostgreSQL()
    {
        await using var console = await server.ConsoleAsync(Cancel);
        // What matters is whether an index can serve the query; at this size a scan may still be the cheaper choice.
        var plans = await PlansAsync(console, "SET enable_seqscan = off; EXPLAIN ");

        var scans = plans.SelectMany(plan => ScanInPostgres().Matches(plan.Lines).Select(scan => (Table: scan.Groups[1].Value, plan.Sql)))
            .Where(scan => Growing.Contains(scan.Table)).ToList();
        scans.Select(scan => $"{scan.Table}: {scan.Sql}").Distinct().ShouldBeEmpty();
        plans.Count.ShouldBeGreaterThan(30);
    }

    [GeneratedRegex(@"SCAN (\w+)")]
    private static partial Regex ScanInSqlite();

    [GeneratedRegex("""Seq Scan on "?(\w+)"?""")]
    private static partial Regex ScanInPostgres();

    private static string TableOf(string sql, string alias) =>
        Regex.Match(sql, $"\"(\\w+)\" AS \"{Regex.Escape(alias)}\"") is { Success: true } named ? named.Groups[1].Value : alias;

    private static async Task<List<(string Sql, string Lines)>> PlansAsync(TestConsole console, string explain)
    {
        var agent = await SupportAgent.OfAsync(console);
        await FillAsync(agent);
        var asked = new ConcurrentDictionary<string, (string Name, object? Value)[]>();
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await db.Database.OpenConnectionAsync(Cancel);
        using (HeardCommands.On(db.Database.GetDbConnection().ConnectionString, command => asked.TryAdd(
            command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))])))
            await AskAsync(agent);

        var plans = new List<(string, string)>();
        // Entity Framework asks WHERE 0 for nothing at all; that reads no row.
        foreach (var (sql, parameters) in asked.Where(one => one.Key.StartsWith("SELECT", StringComparison.Ordinal)
            && !one.Key.EndsWith("WHERE 0", StringComparison.Ordinal)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = explain + sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
                lines.Add(reader.GetString(reader.FieldCount - 1));
            plans.Add((sql, string.Join('\n', lines)));
        }
        return plans;
    }

    /// <summary>The screens and calls whose lists grow with the workspace.</summary>
    private static async Task AskAsync(SupportAgent agent)
    {
        var (console, product) = (agent.Console, TestConsole.ProductSlug);
        var auditor = await console.PersonAsync("Lena Vogt", (Role.Auditor, null));
        (await console.Get<OverviewBoard>().RunAsync(product, agent.David, Cancel)).ShouldSucceed();
        (await console.Get<ReviewQueue>().RunAsync(product, agent.Priya, Cancel)).ShouldSucceed();
        foreach (var actor in (Actor[])[agent.Priya, agent.David, agent.Amara])
            (await console.Get<InboxTasks>().RunAsync(product, actor, Cancel)).ShouldSucceed();
        foreach (var text in (string[])["29", "2999", "abcd"])
            (await console.Get<ReleaseSearch>().RunAsync(product, text, agent.Amara, Cancel)).ShouldSucceed();
        (await console.Get<EnvironmentBoard>().RunAsync(product, agent.David, Cancel)).ShouldSucceed();
        (await console.Get<ReleaseBoard>().RunAsync(product, 50, agent.Amara, Cancel)).ShouldSucceed();
        (await console.Get<WhereUsed>().RunAsync(product, ArtifactKind.Prompt, "prompts/triage", 5, agent.Priya, Cancel)).ShouldSucceed();
        (await console.Get<EnvironmentHistory>().RunAsync(product, "staging", at: null, null, 50, agent.David, Cancel)).ShouldSucceed();
        AuditQuestion[] questions =
        [
            new(), new() { Words = "refund" }, new() { Actions = [nameof(SomethingNoted)] }, new() { Actors = [$"{agent.David.Id}"] },
            new() { Subjects = ["release:7"] }, new() { Product = product },
            new() { Product = product, Subjects = ["release:7", "release:8", "release:9"], Environments = ["production", "staging"] },
        ];
        foreach (var question in questions)
            (await console.Get<AuditSearch>().RunAsync(question, auditor, Cancel)).ShouldSucceed();
        (await console.Get<SavedSearches>().RunAsync(auditor, Cancel)).ShouldSucceed();
    }

    /// <summary>Thousands of releases that were proposed and ended, made from one real one; the newest few are still open.</summary>
    private static async Task FillAsync(SupportAgent agent)
    {
        var console = agent.Console;
        await console.ReleaseAsync("first", "Be kind.\n");
        var shown = await agent.ProposeAsync("first", "staging");
        var template = (await console.AllAsync<Proposal>()).Single(one => one.Id == shown.Id);
        var place = await console.EnvironmentAsync("staging");
        var pinned = (await console.AllAsync<ManifestEntry>())[0];
        for (var part = 0; part < Releases; part += 500)
        {
            await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
            for (var at = part; at < part + 500; at++)
            {
                Add(db, agent.David, template, place, at);
                db.Add(pinned with { ManifestDigest = Digest.Of($"manifest {at}"), Path = $"prompts/p{at % 50}" });
            }
            await db.SaveChangesAsync(Cancel);
        }
        await using var after = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        await after.Database.ExecuteSqlRawAsync("ANALYZE", Cancel);
    }

    private static void Add(ConsoleDb db, Actor david, Proposal template, ReleaseEnvironment place, int at)
    {
        var when = template.CreatedAt.AddMinutes(at - Releases);
        var release = new Release
        {
            Id = new ReleaseId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = template.ProductId,
            Version = $"{at}",
            ManifestDigest = template.ManifestDigest,
            Notes = "",
            CreatedById = david.Id,
            CreatedByName = david.Name,
            CreatedAt = when,
        };
        var proposal = template with { Id = new ProposalId(Guid.CreateVersion7()), ReleaseId = release.Id, CreatedAt = when };
        db.AddRange(release, proposal);
        db.Record(david, new SomethingNoted($"refund {at}", [$"release:{at}"]) { Product = template.ProductId });
        if (at >= Releases - 20)
            return;
        db.Add(new Decision(
            new DecisionId(Guid.CreateVersion7()), db.Tenant, proposal.Id, proposal.Digest, proposal.PolicyDigest, proposal.EvidenceDigest,
            DecisionMeaning.Approved, Lane.AiProduct, "", null, ActorKind.Person, david.Id, david.Name, "I approve.", null, when));
        if (at % 3 == 0)
        {
            db.Add(new ProposalClosing(proposal.Id, db.Tenant, "Not now.", david.Id, david.Name, when));
            return;
        }
        AddDeployed(db, david, proposal, place);
    }

    private static void AddDeployed(ConsoleDb db, Actor david, Proposal proposal, ReleaseEnvironment place)
    {
        var when = proposal.CreatedAt;
        var deployment = new Deployment
        {
            Id = new DeploymentId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = proposal.ProductId,
            EnvironmentId = place.Id,
            ProposalId = proposal.Id,
            ReleaseId = proposal.ReleaseId,
            ManifestDigest = proposal.ManifestDigest,
            Replaces = null,
            StartedById = david.Id,
            StartedByName = david.Name,
            StartedAt = when,
        };
        deployment.Succeed(when);
        var delivery = new Delivery(when)
        {
            Id = new DeliveryId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = proposal.ProductId,
            TargetId = new TargetId(Guid.CreateVersion7()),
            DeploymentId = deployment.Id,
            Environment = place.Name,
            ManifestDigest = proposal.ManifestDigest,
            Replaces = null,
        };
        delivery.Send(when, host: null);
        delivery.Settle(DeliveryState.Confirmed, "written", when);
        db.AddRange(deployment, delivery, new LiveRecord(
            Guid.CreateVersion7(), db.Tenant, proposal.ProductId, place.Id, proposal.ManifestDigest, proposal.ReleaseId, deployment.Id,
            david.Name, when));
    }
}
