using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Turns settled items into rows of one unit of work, and says afterwards what happened.</summary>
internal sealed class ItemSaving
{
    /// <summary>How much of each text, and of all, goes into the log's search; the contents themselves are found by digest.</summary>
    private const int SearchedOfOne = 8_000;
    private const int SearchedOfAll = 200_000;

    private readonly ConsoleDb _db;
    private readonly Import _import;
    private readonly ImportReading _reading;
    private readonly LookedUp _known;
    private readonly VersionBatch _versions;
    private readonly List<ItemOutcome> _outcomes = [];
    private readonly List<ImportItem> _rows = [];
    private readonly List<ImportedVersion> _imported = [];
    private readonly StringBuilder _search = new();

    private ItemSaving(ConsoleDb db, Import import, ImportReading reading, LookedUp known)
    {
        (_db, _import, _reading, _known) = (db, import, reading, known);
        _versions = new VersionBatch(db, import.ProductId, known.Newest);
    }

    /// <summary>Adds the rows of all items; what they are looked up in is read in a few queries, however many they are.</summary>
    public static async Task<ItemSaving> OfAsync(
        ConsoleDb db, Import import, ImportReading reading, NewestVersions known, Actor actor,
        IReadOnlyList<(ReadItem Item, Settlement Settled)> items, CancellationToken cancel)
    {
        // What the survey knew is still so when nobody saved anything in between; else it is read again.
        var newest = known.StillHoldAt(db.LogSize) ? known
            : await NewestVersions.OfAsync(
                db, import.ProductId, items.Select(one => one.Settled.Path).OfType<string>().ToHashSet(), cancel);
        var asked = items.Any(one => one.Settled.Outcome == ItemOutcome.Unresolved)
            ? (await db.Set<Unresolved>().AsNoTracking().Where(one => one.ProductId == import.ProductId && one.ResolvedAs == null)
                .Select(one => new { one.Kind, one.Path, one.OutsideId, one.SourcePath, one.Content }).ToListAsync(cancel))
                .Select(one => (one.Kind, one.Path, one.OutsideId, one.SourcePath, one.Content)).ToHashSet()
            : [];
        var persons = await CommitPersons.FindAsync(db, items.SelectMany(one => reading.AuthorsOf(one.Item.SourcePath) ?? []), cancel);
        var history = await OutsideHistory.OfAsync(
            db, import.ProductId, items.Where(
                one => one.Settled.Path is not null && reading.VersionOf(one.Item.SourcePath, one.Item.Candidate!) is not null)
                .Select(one => (one.Item.Candidate!.Kind, one.Settled.Path!)), cancel);
        var saving = new ItemSaving(db, import, reading, new LookedUp(newest, asked, persons, history));
        foreach (var (item, settled) in items)
            saving.Add(item, settled, actor);
        saving._versions.Save();
        db.AddMany(saving._rows);
        return saving;
    }

    /// <summary>The rows are in the database: what is known of newest versions holds with them.</summary>
    public void Committed() => _known.Newest.HoldAt(_db.LogSize);

    public ItemsImported WhatHappened() => new(_import.Id.Value, _imported, OutcomeCounts.Of(_outcomes))
    {
        Product = _import.ProductId,
        Contents = _search.ToString(),
    };

    private void Add(ReadItem item, Settlement settled, Actor actor)
    {
        var row = settled switch
        {
            { Refusal: { } refusal } => Row(item, ItemOutcome.Refused) with
            {
                Code = refusal.Code,
                Reason = refusal.Sentence,
                Line = Places.Parse(refusal.Place).Line,
                Column = Places.Parse(refusal.Place).Column,
            },
            { Path: { } path } => Append(item, item.Candidate!, path, settled.Reason, actor),
            { Outcome: ItemOutcome.Unresolved } => Ask(item, item.Candidate!, settled),
            _ when item.Missing is { } gone =>
                Row(item, settled.Outcome) with { Kind = gone.Kind, ArtifactPath = gone.Path, Reason = settled.Reason },
            _ => Row(item, settled.Outcome) with { Reason = settled.Reason },
        };
        _outcomes.Add(row.Outcome);
        _rows.Add(row);
    }

    private ImportItem Append(ReadItem item, Candidate candidate, string path, string? remark, Actor actor)
    {
        var outside = _reading.VersionOf(item.SourcePath, candidate);
        if (outside is not null && _known.History.Keeps(candidate.Kind, path, outside, candidate.Content.Digest) is { } kept)
            return Row(item, kept.Outcome) with
            { ArtifactPath = path, Version = kept.Version, Reason = remark is null ? kept.Reason : $"{kept.Reason} {remark}" };
        var back = outside is null ? null : _known.History.StepsBack(candidate.Kind, path, outside);
        var appended = _versions.Append(
            actor, candidate.Kind, path, candidate.Content, $"Imported {Import.From(_import.SourceName)}",
            OriginOf(item.SourcePath, candidate),
            CommitPersons.Among(_known.Persons, _reading.AuthorsOf(item.SourcePath)));
        if (appended.Row is not null && outside is not null)
            _known.History.Add(candidate.Kind, path, outside, appended.Row);
        if (appended.Row is not null)
        {
            _imported.Add(new ImportedVersion(candidate.Kind, path, candidate.Content.Digest, appended.Newest.Number));
            Search(candidate.Content);
        }
        return Row(item, appended.Row is null ? ItemOutcome.Unchanged : ItemOutcome.Created) with
        {
            ArtifactPath = path,
            Version = appended.Newest.Number,
            Reason = appended.Row is null || back is null ? remark : remark is null ? back : $"{back} {remark}",
        };
    }

    private ImportItem Ask(ReadItem item, Candidate candidate, Settlement settled)
    {
        var original = _versions.Keep(candidate.Content);
        var origin = OriginOf(item.SourcePath, candidate) with
        {
            Profile = candidate.Content.Profile is { } profile ? Digest.Of(profile) : null,
            Whole = candidate.Content.Whole?.Digest,
        };
        if (_known.Asked.Add((candidate.Kind, candidate.Path, origin.OutsideId, item.SourcePath, candidate.Content.Digest)))
            _db.Add(new Unresolved
            {
                Id = new UnresolvedId(Guid.CreateVersion7(_db.Now)),
                TenantId = _db.Tenant,
                ProductId = _import.ProductId,
                ImportId = _import.Id,
                Kind = candidate.Kind,
                Path = candidate.Path,
                Content = candidate.Content.Digest,
                Original = original,
                Format = candidate.Content.Format,
                SourcePath = item.SourcePath,
                Reason = settled.Reason!,
                Suggestion = settled.Suggestions.FirstOrDefault(one => one.Artifact is not null)?.Artifact,
                CreatedAt = _db.Now,
                Suggestions = Encoding.UTF8.GetString(CanonicalJson.Of(settled.Suggestions)),
                OutsideId = origin.OutsideId,
                Origin = Encoding.UTF8.GetString(CanonicalJson.Of(origin)),
            });
        return Row(item, ItemOutcome.Unresolved) with { Reason = settled.Reason };
    }

    private VersionOrigin OriginOf(string sourcePath, Candidate candidate)
    {
        var plain = new VersionOrigin(_import.Source, _import.SourceName, sourcePath)
        {
            OutsideId = OutsideIds.Of(candidate),
            OutsideVersion = candidate.OutsideVersion,
            Authors = _reading.AuthorsOf(sourcePath),
        };
        return _reading.OriginOf(sourcePath) switch
        {
            ({ } from, var outside) => plain with
            {
                Commit = _import.Source == "git" ? from.Revision : null,
                Location = from.Location,
                OutsideVersion = outside?.Revision ?? candidate.OutsideVersion ?? (_import.Source == "git" ? null : from.Revision),
                OutsideLabels = outside?.Labels,
                SeenAt = _import.StartedAt,
                By = _import.StartedByName,
            },
            _ => plain,
        };
    }

    private void Search(NewContent content)
    {
        if (content.Form != ContentForm.Bytes && _search.Length < SearchedOfAll)
            _search.AppendLine(Encoding.UTF8.GetString(content.Canonical.AsSpan(0, Math.Min(content.Canonical.Length, SearchedOfOne))));
    }

    private ImportItem Row(ReadItem item, ItemOutcome outcome) => new(
        _db.Tenant, _import.Id, item.Ordinal, item.SourcePath, outcome, item.Candidate?.Kind, item.Candidate?.Path,
        item.Candidate?.Content.Digest,
        Version: null, Code: null, Reason: null, Line: null, Column: null);

    /// <summary>
    /// What the items are held against: newest versions, open questions, the persons of commits, what outside systems gave before.
    /// </summary>
    private sealed record LookedUp(
        NewestVersions Newest, HashSet<(ArtifactKind, string, string?, string, Digest)> Asked, ILookup<string, Guid> Persons,
        OutsideHistory History);
}
