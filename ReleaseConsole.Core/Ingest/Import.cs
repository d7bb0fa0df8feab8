using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>One run of taking files in from one source.</summary>
public sealed class Import(string sourceName, int total, DateTimeOffset startedAt) : ITenantOwned, IRevised
{
    // Several signs of life of the host that runs it may be lost before another host takes it for dead.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    public required ImportId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }

    /// <summary>folder, archive, upload, api.</summary>
    public required string Source { get; init; }
    public string SourceName { get; private set; } = sourceName;
    public ImportState State { get; private set; } = ImportState.Staged;
    public int Total { get; private set; } = total;
    public int Done { get; private set; }
    public required ActorKind StartedByKind { get; init; }
    public required Guid StartedById { get; init; }
    public required string StartedByName { get; init; }
    public DateTimeOffset StartedAt { get; private set; } = startedAt;
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Problem { get; private set; }
    public int Revision { get; private set; }

    /// <summary>The outside place it was pulled from, without any credential; null for what was handed in.</summary>
    public string? Location { get; private set; }

    /// <summary>The state of that place: a commit, a server's version.</summary>
    public string? OutsideRevision { get; private set; }

    /// <summary>The stored source, when one was run; it may be gone since.</summary>
    public SourceId? SourceId { get; private set; }

    /// <summary>
    /// JSON of the <see cref="SourceConnection"/> that is fetched from, credentials as references; null for what was handed in.
    /// </summary>
    public string? Connection { get; private set; }

    /// <summary>When the host that has its files last gave a sign of life.</summary>
    public DateTimeOffset HeardFromAt { get; private set; } = startedAt;

    public bool IsOpen => State is ImportState.Fetching or ImportState.Staged or ImportState.Running;

    /// <summary>Another host may be at work on it.</summary>
    public bool IsHeardFrom(DateTimeOffset now) => HeardFromAt > now - Silence;

    /// <summary>A source's name at the end of a sentence; that of an upload begins with the word itself.</summary>
    public static string From(string sourceName) =>
        sourceName.StartsWith("from ", StringComparison.Ordinal) ? sourceName : $"from {sourceName}";

    public SourceConnection Reads() => JsonSerializer.Deserialize<SourceConnection>(Connection!, CanonicalJson.Options)!;

    public void ComesFrom(SourceOrigin? origin) => (Location, OutsideRevision) = (origin?.Location, origin?.Revision);

    public void WaitsForFetch(SourceConnection connection, SourceId? stored) =>
        (State, Connection, SourceId) = (ImportState.Fetching, Encoding.UTF8.GetString(CanonicalJson.Of(connection)), stored);

    public void Arrived(string sourceName, int files, SourceOrigin? origin)
    {
        RequireOpen();
        (State, SourceName, Total) = (ImportState.Staged, sourceName, files);
        ComesFrom(origin);
    }

    public void FoundNothingNew(SourceOrigin? origin, DateTimeOffset now)
    {
        RequireOpen();
        (State, EndedAt) = (ImportState.Unchanged, now);
        ComesFrom(origin);
    }

    public void Advance(int done)
    {
        RequireOpen();
        (State, Done) = (ImportState.Running, done);
    }

    /// <summary>Everything of it is saved; answers what the log is told.</summary>
    public ImportFinished Finish(OutcomeCounts outcomes, IReadOnlyList<string> releases, DateTimeOffset now)
    {
        RequireOpen();
        (State, Done, EndedAt) = (ImportState.Finished, Total, now);
        return new ImportFinished(Id.Value, outcomes, releases) { Product = ProductId };
    }

    public void Fail(string problem, DateTimeOffset now)
    {
        RequireOpen();
        (State, Problem, EndedAt) = (ImportState.Failed, problem, now);
    }

    private void RequireOpen()
    {
        if (!IsOpen)
            throw new InvalidOperationException("An ended import does not change.");
    }
}

internal static class IngestTables
{
    public static void UseIngest(this ModelBuilder model)
    {
        model.Entity<Import>(table =>
        {
            table.HasKey(import => import.Id);
            table.HasIndex(import => new { import.TenantId, import.ProductId, import.StartedAt });
            table.HasIndex(import => new { import.TenantId, import.SourceId, import.StartedAt });
        });
        model.Entity<ImportItem>().HasKey(item => new { item.TenantId, item.ImportId, item.Ordinal });
    }
}
