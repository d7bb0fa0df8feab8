using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What the pointer ledger says of one target and environment: what we left there last, and what was seen there last.</summary>
internal sealed record Pointers(string Ours, PointerMove? Seen)
{
    /// <summary>The pointer someone else left, when it was seen after ours; null when what we left is what was seen last.</summary>
    public string? Foreign => Seen is { ByUs: false } ? Seen.After : null;

    public static async Task<Pointers> OfAsync(ConsoleDb db, TargetId target, string environment, CancellationToken cancel)
    {
        var moves = db.Set<PointerMove>().AsNoTracking().Where(move => move.TargetId == target && move.Environment == environment)
            .OrderByDescending(move => move.SeenAt).ThenByDescending(move => move.Id);
        var seen = await moves.FirstOrDefaultAsync(cancel);
        var ours = seen is null or { ByUs: true } ? seen : await moves.FirstOrDefaultAsync(move => move.ByUs, cancel);
        return new Pointers(ours?.After ?? "", seen);
    }

    /// <summary>Adds to the ledger what was seen, unless it is what the ledger ends with.</summary>
    public void Saw(ConsoleDb db, Target target, string environment, string name, Observation observed)
    {
        if (observed.CouldRead && observed.Pointer != (Seen?.After ?? ""))
            db.Add(new PointerMove(
                Guid.CreateVersion7(db.Now), db.Tenant, target.Id, environment, name, Seen?.After, observed.Pointer, ByUs: false,
                observed.Who ?? "not told", NextInstant(db)));
    }

    public void Left(ConsoleDb db, Target target, string environment, string name, string pointer)
    {
        if (pointer.Length > 0 && (Seen is not { ByUs: true } || Seen.After != pointer))
            db.Add(new PointerMove(
                Guid.CreateVersion7(db.Now), db.Tenant, target.Id, environment, name, Seen?.After, pointer, ByUs: true, "Release Console",
                NextInstant(db)));
    }

    // The ledger is read in order of instants.
    private DateTimeOffset NextInstant(ConsoleDb db) => db.After(Seen?.SeenAt);
}
