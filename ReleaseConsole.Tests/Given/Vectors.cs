using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Tests.Given;

/// <summary>Example documents of every format, in the shapes other programs write them, read as an import reads them.</summary>
internal static class Vectors
{
    private static readonly string Folder = Path.Combine(Importing.RepositoryRoot(), "ReleaseConsole.Tests", "Ingest", "Vectors");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static FileReading Read(string name) => ArtifactFormats.Read(ImportUnit.Of(new SourceFile(name, Bytes(name))));

    public static FileReading Read(string path, byte[] bytes) => ArtifactFormats.Read(ImportUnit.Of(new SourceFile(path, bytes)));

    public static FileReading Read(string path, string text) => Read(path, Encoding.UTF8.GetBytes(text));

    public static Candidate One(string name) => Read(name).Items.ShouldHaveSingleItem().Value;

    public static StoredContent Stored(this Candidate candidate) => new(
        candidate.Path, candidate.Content.Form, candidate.Content.Canonical, candidate.Content.Original, candidate.Content.Format);

    public static string Text(this Candidate candidate) => Encoding.UTF8.GetString(candidate.Content.Canonical);

    public static ToolDefinition Tool(this Candidate candidate) => ToolDefinition.Parse(candidate.Content.Canonical);
}
