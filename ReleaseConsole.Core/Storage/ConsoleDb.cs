using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evidence;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// One unit of work in one tenant. Reads see that tenant only; a save that changes anything but bookkeeping must carry
/// an audit entry, which is appended to the tenant's log in the same transaction.
/// </summary>
public abstract class ConsoleDb(DbContextOptions options, TimeProvider clock, AuditFeed feed) : DbContext(options)
{
    private readonly List<(Actor Actor, AuditEvent Event)> _pending = [];
    private readonly List<AuditEntry> _unpublished = [];
    private readonly List<Func<CancellationToken, Task>> _many = [];

    /// <summary>The tenant of this unit of work; unset, every read is empty and every write refused.</summary>
    public TenantId Tenant { get; private set; }

    /// <summary>The present instant, to the millisecond, as both databases and the canonical form keep it.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)) : now;

    public void Enter(TenantId tenant)
    {
        if (Tenant != default && Tenant != tenant)
            throw new InvalidOperationException("A unit of work stays in the tenant it was opened in.");
        Tenant = tenant;
    }

    /// <summary>Notes what happened; the entry is appended when the change it speaks of is saved.</summary>
    public void Record(Actor actor, AuditEvent happened)
    {
        if (actor.Tenant != Tenant)
            throw new InvalidOperationException("The actor belongs to another tenant than the unit of work.");
        _pending.Add((actor, happened));
    }

    /// <summary>
    /// Adds facts that nothing in this unit of work reads again: they are inserted by one statement, at the next save and in its
    /// transaction. As with any other row, that save must carry an audit entry.
    /// </summary>
    /// <param name="unlessThere">A fact whose key is taken is passed over, because there it is the same.</param>
    internal void AddMany<T>(IReadOnlyCollection<T> facts, bool unlessThere = false)
        where T : class, IFact
    {
        if (facts.Any(fact => fact.TenantId != Tenant))
            throw new InvalidOperationException($"A {typeof(T).Name} belongs to another tenant than the unit of work.");
        if (facts.Count > 0)
            _many.Add(cancel => InsertAsync(facts, unlessThere, cancel));
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseUnlawfulChanges();
        if (_pending.Count == 0 && _many.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        var outer = Database.CurrentTransaction;
        var transaction = outer ?? await Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var entries = await AuditAppend.ToAsync(this, _pending, cancellationToken);
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            foreach (var insert in _many)
                await insert(cancellationToken);
            _many.Clear();
            _pending.Clear();
            _unpublished.AddRange(entries);
            if (outer is null)
            {
                await transaction.CommitAsync(cancellationToken);
                PublishCommitted();
            }
            return saved;
        }
        catch (Exception fault) when (LogUnavailableException.Explains(fault))
        {
            throw new LogUnavailableException(fault);
        }
        finally
        {
            if (outer is null)
                await transaction.DisposeAsync();
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the audit append needs it.");

    /// <summary>
    /// Begins a transaction that holds the tenant's write lock from here to its commit: what is read inside is what is true at the
    /// moment of saving. Nothing outside the database is asked while it is held.
    /// </summary>
    public async Task<ExclusiveWork> BeginExclusiveAsync(CancellationToken cancel)
    {
        var transaction = await Database.BeginTransactionAsync(cancel);
        await LockAuditHeadAsync(cancel);
        return new ExclusiveWork(transaction, PublishCommitted);
    }

    /// <summary>The same for a save of thousands of rows.</summary>
    internal virtual Task<ExclusiveWork> BeginLargeAsync(CancellationToken cancel) => BeginExclusiveAsync(cancel);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseAccess();
        modelBuilder.UseArtifacts();
        modelBuilder.UseReleases();
        modelBuilder.UseEvidence();
        modelBuilder.UseAudit();
        modelBuilder.UseIngest();
        modelBuilder.UseSources();
        modelBuilder.UseResolve();
        modelBuilder.UseAssess();
        modelBuilder.UseReview();
        modelBuilder.UseDeploy();
        modelBuilder.UseWriteBack();
        modelBuilder.UseWatch();
        modelBuilder.UseRollBack();
        modelBuilder.UseStorage();
        Conventions.Apply(modelBuilder, this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Convert(configurationBuilder);

    /// <summary>
    /// How many entries the tenant's log has; true while the write lock is held, as long as it is not saved to by others.
    /// </summary>
    internal long LogSize => Set<AuditHead>().Local.SingleOrDefault()?.Size ?? 0;

    /// <summary>Inserts facts inside the open transaction, past the change tracker.</summary>
    internal virtual Task InsertAsync<T>(IReadOnlyCollection<T> facts, bool unlessThere, CancellationToken cancel)
        where T : class, IFact => FactRows.InsertAsync(this, facts, unlessThere, cancel);

    /// <summary>Takes the write lock of the tenant's log head, so that appends queue instead of colliding.</summary>
    internal abstract Task<AuditHead?> LockAuditHeadAsync(CancellationToken cancel);

    /// <summary>
    /// The indexes below <paramref name="before"/> of this tenant's entries that hold the words, newest first, at most so many.
    /// </summary>
    internal abstract IQueryable<long> IndexesWith(SearchWords words, long before, int most);

    /// <summary>The entries below <paramref name="size"/> whose words in the text index are not their own, at most so many.</summary>
    internal abstract Task<IReadOnlyList<long>> WronglyIndexedAsync(long size, int most, CancellationToken cancel);

    private void PublishCommitted()
    {
        feed.Publish([.. _unpublished]);
        _unpublished.Clear();
    }

    private void RefuseUnlawfulChanges()
    {
        var logged = _many.Count > 0;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry.Entity is IFact && entry.State != EntityState.Added)
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} is a fact: it is inserted once and never changed.");
            if (entry.Entity is ITenantOwned owned)
                RefuseForeign(owned, entry);
            if (entry.Entity is IRevised && entry.State == EntityState.Modified)
                entry.Property(nameof(IRevised.Revision)).CurrentValue = ((IRevised)entry.Entity).Revision + 1;
            logged |= entry.Entity is ITenantOwned and not IUnlogged;
        }
        if (logged && _pending.Count == 0)
            throw new InvalidOperationException("A change was to be saved without an audit entry.");
    }

    private void RefuseForeign(ITenantOwned owned, EntityEntry entry)
    {
        if (owned.TenantId != Tenant)
            throw new InvalidOperationException($"{entry.Metadata.ShortName()} belongs to another tenant than the unit of work.");
    }
}
