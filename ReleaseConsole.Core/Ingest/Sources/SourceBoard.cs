using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One source with its schedule and how its last look ended. The address it calls is shown only to who may connect.</summary>
public sealed record SourceShown(
    SourceId Id, string Name, SourceKind Kind, SourceConnection Connection, int? EveryMinutes, HookScheme? Hook, string? HookSecret,
    Guid? HookKey,
    bool IsEnabled, SourceOutcome Outcome, string? Detail, DateTimeOffset? CheckedAt, DateTimeOffset? DueAt, ImportId? LastImport);

/// <summary>Where is a product pulled from, and how did it go? By name, at most 200.</summary>
public sealed class SourceBoard(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<SourceShown>>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var productId = admission.Value.Product.Id;
        var mayConnect = (await Permissions.OfAsync(db, actor, cancel)).May(Permission.Connect, productId);
        var rows = await (from source in db.Set<Source>().AsNoTracking()
                          where source.ProductId == productId
                          join pulse in db.Set<SourcePulse>().AsNoTracking() on source.Id equals pulse.SourceId
                          orderby source.Name
                          select new { source, pulse }).Take(200).ToListAsync(cancel);
        return rows.ConvertAll(row => new SourceShown(
            row.source.Id, row.source.Name, row.source.Kind, Shown(row.source.Reads(), mayConnect), row.source.EveryMinutes,
            row.source.Hook, row.source.HookSecret,
            mayConnect ? row.source.HookKey : null, row.source.IsEnabled, row.pulse.Outcome, row.pulse.Detail, row.pulse.CheckedAt,
            row.pulse.DueAt,
            row.pulse.LastImport));
    }

    /// <summary>A path of the console's machine is for who keeps it; to others the repository has a name.</summary>
    private static SourceConnection Shown(SourceConnection connection, bool mayConnect) =>
        !mayConnect && GitAddress.IsOnThisMachine(connection.Address)
            ? connection with { Address = GitAddress.NameOf(connection.Address) }
            : connection;
}
