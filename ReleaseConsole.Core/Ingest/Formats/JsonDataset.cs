using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dataset as one JSON or YAML list of objects. Kept in canonical form.</summary>
public sealed class JsonDataset : IWritableFormat, IStreamedFormat
{
    public string Name => "json-dataset";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, FolderKind: ArtifactKind.Dataset };

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    /// <summary>YAML has no rows that could be told apart before its end.</summary>
    public bool Streams(LargeFile file) => Path.GetExtension(file.Path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    public Task<Result<Candidate>> ReadAsync(LargeFile file, CancellationToken cancel) => DatasetCandidate.OfListAsync(file, Name, cancel);

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var structure = file.Structure.Value;
        if (structure.Root is not JsonArray rows)
            return IngestRefusals.WrongType("1:1", "A dataset", "a list of rows");
        if (rows.Count == 0)
            return FormatRefusals.NoRows("1:1");
        var profiling = new DatasetProfiling("json");
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index] is not JsonObject)
                return IngestRefusals.WrongType(structure.PlaceOf(JsonPointer.Child("", index)), "A row", "an object");
            using var row = JsonDocument.Parse(
                CanonicalJson.Of(rows[index]), new JsonDocumentOptions { MaxDepth = CanonicalJson.MaxDepth });
            profiling.Add(row.RootElement);
        }
        return DatasetCandidate.Of(
            file.Path, new NewContent(ContentForm.Json, CanonicalJson.Of(rows), file.Bytes, Name), profiling.Done(
                Digest.Of(file.Bytes), file.Bytes.Length));
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (DatasetRows.Of(stored) is not { } rows)
            return IngestRefusals.NotWritable(stored.Path, "a JSON list; its data is not here");
        string[] losses = stored.Format == Name ? [] : ["How each row was spelt; as one list the dataset has another digest."];
        return new WrittenArtifact(WrittenJson.Of(new JsonArray([.. rows.Select(row => row.DeepClone())])), losses);
    }
}
