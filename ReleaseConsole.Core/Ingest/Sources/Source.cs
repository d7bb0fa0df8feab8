using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

public readonly record struct SourceId(Guid Value);

/// <summary>An outside place that a product is pulled from again and again: by hand, on a clock, or when it calls.</summary>
public sealed class Source(
    SourceId id, TenantId tenantId, ProductId productId, string name, SourceKind kind, string connection, Guid hookKey, DateTimeOffset createdAt)
    : ITenantOwned, IRevised
{
    public SourceId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public string Name { get; private set; } = name;
    public SourceKind Kind { get; private set; } = kind;

    /// <summary>JSON of the <see cref="SourceConnection"/>; credentials are references in it.</summary>
    public string Connection { get; private set; } = connection;

    /// <summary>How often it is pulled, in minutes; null only by hand or when it calls.</summary>
    public int? EveryMinutes { get; private set; }

    /// <summary>Whose way of signing its calls have; null when it does not call.</summary>
    public HookScheme? Hook { get; private set; }

    /// <summary>The reference of the secret that signs its calls.</summary>
    public string? HookSecret { get; private set; }

    /// <summary>The random name in the address it calls; it is no secret that lets anything in, and cannot be guessed.</summary>
    public Guid HookKey { get; private set; } = hookKey;
    public bool IsEnabled { get; private set; } = true;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public int Revision { get; private set; }

    public SourceConnection Reads() => JsonSerializer.Deserialize<SourceConnection>(Connection, CanonicalJson.Options)!;

    public void Change(string name, string connection, int? everyMinutes, HookScheme? hook, string? hookSecret) =>
        (Name, Connection, EveryMinutes, Hook, HookSecret) = (name, connection, everyMinutes, hook, hookSecret);

    public void Enable(bool enabled) => IsEnabled = enabled;
}

/// <summary>How the last look at a source ended.</summary>
public enum SourceOutcome
{
    NeverRun,

    /// <summary>Its files became an import.</summary>
    Imported,

    /// <summary>Checked, nothing new: the same files as the time before.</summary>
    Unchanged,

    /// <summary>It could not be read; the detail says why.</summary>
    Failed,
}

/// <summary>When a source is looked at next, and what the last look found. Bookkeeping: what it brought stands in its import.</summary>
public sealed class SourcePulse(SourceId sourceId, TenantId tenantId, DateTimeOffset? dueAt) : ITenantOwned, IUnlogged, IRevised
{
    private const int MostRetries = 5;

    public SourceId SourceId { get; private set; } = sourceId;
    public TenantId TenantId { get; private set; } = tenantId;
    public DateTimeOffset? DueAt { get; private set; } = dueAt;
    public DateTimeOffset? CheckedAt { get; private set; }
    public SourceOutcome Outcome { get; private set; }
    public string? Detail { get; private set; }
    public int Failures { get; private set; }

    /// <summary>What the last import of it was made of; the same files again are nothing new.</summary>
    public Digest? Fingerprint { get; private set; }
    public ImportId? LastImport { get; private set; }
    public int Revision { get; private set; }

    public void ComesDue(DateTimeOffset? at) => DueAt = at;

    public void SawNew(ImportId import, Digest fingerprint, string detail, DateTimeOffset now) =>
        (Outcome, LastImport, Fingerprint, Detail, CheckedAt, Failures) = (SourceOutcome.Imported, import, fingerprint, detail, now, 0);

    public void SawNothingNew(string detail, DateTimeOffset now) =>
        (Outcome, Detail, CheckedAt, Failures) = (SourceOutcome.Unchanged, detail, now, 0);

    /// <summary>Notes the failure; what nobody will look at by the clock is tried a few times more, ever later.</summary>
    public void CouldNotRead(string why, int? everyMinutes, DateTimeOffset now)
    {
        (Outcome, Detail, CheckedAt, Failures) = (SourceOutcome.Failed, why, now, Failures + 1);
        if (everyMinutes is null && Failures <= MostRetries)
            DueAt = now.AddMinutes(5 * Math.Pow(2, Failures - 1));
    }
}

/// <summary>A signed call that was taken, by the caller's own id for it: the same one again is a replay.</summary>
public sealed record HookDelivery(TenantId TenantId, SourceId SourceId, string Delivery, DateTimeOffset At) : ITenantOwned, IUnlogged;

internal static class SourceTables
{
    public static void UseSources(this ModelBuilder model)
    {
        model.Entity<Source>(table =>
        {
            table.HasKey(source => source.Id);
            table.HasIndex(source => new { source.TenantId, source.ProductId, source.Name }).IsUnique();
            table.HasIndex(source => source.HookKey).IsUnique();
            table.Property(source => source.Name).HasMaxLength(80);
        });
        model.Entity<SourcePulse>(table =>
        {
            table.HasKey(pulse => pulse.SourceId);
            table.HasIndex(pulse => new { pulse.TenantId, pulse.DueAt });
        });
        model.Entity<HookDelivery>(table =>
        {
            table.HasKey(one => new { one.TenantId, one.SourceId, one.Delivery });
            table.Property(one => one.Delivery).HasMaxLength(200);
        });
    }
}
