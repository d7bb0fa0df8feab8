using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// What was read of this version, where its text hides it: the card of a dataset, a pointer of DVC, an evaluation? Nothing for everything
/// else.
/// </summary>
public sealed class ReadFacts(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<List<ReadFact>>> RunAsync(
        string product, ArtifactKind kind, string path, string version, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var named = await VersionText.NamedAsync(db, product, kind, path, version, actor, cancel);
        if (!named.Succeeded)
            return named.Refusal;
        var found = named.Value;
        if (kind != ArtifactKind.Evaluation && !FactsOfPointers.Tell(found.Format))
            return new List<ReadFact>();
        var canonical = (await db.BlobAsync(found.Digest, cancel)).Bytes;
        // Reading a whole evaluation can take seconds: it is not for the thread that draws a page.
        return await Task.Run(() => Of(kind, found.Format, canonical), cancel);
    }

    internal static List<ReadFact> Of(ArtifactKind kind, string format, byte[] canonical) => kind == ArtifactKind.Evaluation
        ? [.. FactsOfEvaluation.In(EvaluationRecord.Parse(canonical))]
        : [.. FactsOfPointers.In(format, canonical)];
}

/// <summary>One thing that was read, in words.</summary>
public sealed record ReadFact(string Label, string Value);
