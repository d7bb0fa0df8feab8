using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Turns settled items into rows of one unit of work, and says afterwards what happened.</summary>
internal sealed class ItemSaving(ConsoleDb db, Import import, ImportReading reading, Actor actor)
{
    /// <summary>How much of each text, and of all, goes into the log's search; the contents themselves are found by digest.</summary>
    private const int SearchedOfOne = 8_000;
    private const int SearchedOfAll = 200_000;

    private readonly List<ItemOutcome> _outcomes = [];
    private readonly List<ImportedVersion> _versions = [];
    private readonly StringBuilder _search = new();

    public async Task AddAsync(ReadItem item, Settlement settled, CancellationToken cancel)
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
            { Path: { } path } => await AppendAsync(item, item.Candidate!, path, settled.Reason, cancel),
            { Outcome: ItemOutcome.Unresolved } => await AskAsync(item, item.Candidate!, settled, cancel),
            _ => Row(item, settled.Outcome) with { Reason = settled.Reason },
        };
        _outcomes.Add(row.Outcome);
        db.Add(row);
    }

    public ItemsImported WhatHappened() => new(import.Id.Value, _versions, OutcomeCounts.Of(_outcomes))
    {
        Product = import.ProductId,
        Contents = _search.ToString(),
    };

    private async Task<ImportItem> AppendAsync(ReadItem item, Candidate candidate, string path, string? remark, CancellationToken cancel)
    {
        var appended = await db.AppendVersionAsync(
            actor, import.ProductId, candidate.Kind, path, candidate.Content, $"Imported from {import.SourceName}",
            OriginOf(item.SourcePath), cancel);
        if (appended.IsNew)
        {
            _versions.Add(new ImportedVersion(candidate.Kind, path, candidate.Content.Digest, appended.Version.Number));
            Search(candidate.Content);
        }
        return Row(item, appended.IsNew ? ItemOutcome.Created : ItemOutcome.Unchanged) with
        {
            ArtifactPath = path,
            Version = appended.Version.Number,
            Reason = remark,
        };
    }

    private async Task<ImportItem> AskAsync(ReadItem item, Candidate candidate, Settlement settled, CancellationToken cancel)
    {
        var content = candidate.Content;
        var original = Digest.Of(content.Original);
        await db.KeepBlobAsync(content.Digest, content.Form, content.Canonical, cancel);
        await db.KeepBlobAsync(original, ContentForm.Bytes, content.Original, cancel);
        if (!await db.Set<Unresolved>().AnyAsync(
            one => one.ProductId == import.ProductId && one.Kind == candidate.Kind && one.Path == candidate.Path
                && one.Content == content.Digest && one.ResolvedAs == null,
            cancel))
            db.Add(new Unresolved(
                new UnresolvedId(Guid.CreateVersion7(db.Now)), db.Tenant, import.ProductId, import.Id, candidate.Kind, candidate.Path, content.Digest,
                original, content.Format, item.SourcePath, settled.Reason!, settled.Suggestion, db.Now));
        return Row(item, ItemOutcome.Unresolved) with { Reason = settled.Reason };
    }

    private VersionOrigin OriginOf(string sourcePath)
    {
        var plain = new VersionOrigin(import.Source, import.SourceName, sourcePath);
        return reading.OriginOf(sourcePath) switch
        {
            ({ } from, var outside) => plain with
            {
                Commit = import.Source == "git" ? from.Revision : null,
                Location = from.Location,
                OutsideId = outside?.Id,
                OutsideVersion = outside?.Revision ?? (import.Source == "git" ? null : from.Revision),
                SeenAt = import.StartedAt,
                By = import.StartedByName,
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
        db.Tenant, import.Id, item.Ordinal, item.SourcePath, outcome, item.Candidate?.Kind, item.Candidate?.Path, item.Candidate?.Content.Digest,
        Version: null, Code: null, Reason: null, Line: null, Column: null);
}
