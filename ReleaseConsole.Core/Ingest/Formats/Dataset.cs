using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dataset as JSON Lines: one JSON object a line. Kept byte for byte, because line order and spelling are its content.</summary>
public sealed class Dataset : IArtifactFormat
{
    public string Name => "jsonl-dataset";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public static bool IsLines(SourceFile file) => file.Extension is ".jsonl" or ".ndjson";

    public bool Reads(SourceFile file) => IsLines(file);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Dataset)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Dataset, folder)];
        return [WhyNot(file) is { } refusal
            ? refusal
            : new Candidate(ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, file.Path), NewContent.Plain(ContentForm.Bytes, file.Bytes, Name))];
    }

    private static Refusal? WhyNot(SourceFile file)
    {
        var number = 0;
        var cases = 0;
        for (ReadOnlyMemory<byte> rest = WithoutMark(file.Bytes); rest.Length > 0;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            if (CanonicalJson.From(line.Span) is { Succeeded: false } broken)
                return broken.Refusal with { Place = InLine(number, broken.Refusal.Place) };
            if (line.Span.TrimStart(" \t"u8)[0] != (byte)'{')
                return IngestRefusals.NotAnObjectLine(InLine(number, "1:1"));
            cases++;
        }
        return cases == 0 ? IngestRefusals.EmptyFile() : null;
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith(CanonicalText.ByteOrderMark) ? bytes.AsMemory(CanonicalText.ByteOrderMark.Length) : bytes;

    private static string InLine(int line, string? place) =>
        string.Create(CultureInfo.InvariantCulture, $"{line}:{Places.Parse(place).Column ?? 1}");
}
