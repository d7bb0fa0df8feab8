using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>One file of an import: its path inside the source, with <c>/</c>, and its bytes, read as text or structure when asked.</summary>
public sealed class SourceFile
{
    private readonly Lazy<Result<string>> _text;
    private readonly Lazy<Result<StructuredText>> _structure;
    private readonly Lazy<Result<FrontMatter>> _frontMatter;

    public SourceFile(string path, byte[] bytes)
    {
        (Path, Bytes) = (path, bytes);
        _text = new(() => CanonicalText.ReadFrom(bytes));
        _structure = new(() => StructuredText.Read(this));
        _frontMatter = new(() => Formats.FrontMatter.Read(this));
    }

    public string Path { get; }

    public byte[] Bytes { get; }

    /// <summary>The extension in small letters with its dot.</summary>
    public string Extension => System.IO.Path.GetExtension(Path).ToLowerInvariant();

    /// <summary>The file's text with line feeds; refused where it is not UTF-8.</summary>
    public Result<string> Text => _text.Value;

    /// <summary>The file as JSON or YAML, by its extension.</summary>
    public Result<StructuredText> Structure => _structure.Value;

    /// <summary>What stands between the dashes at the top of a text; empty when there is nothing.</summary>
    public Result<FrontMatter> FrontMatter => _frontMatter.Value;

    public bool IsStructured => Extension is ".json" or ".yaml" or ".yml" || Dotenv.IsNamed(Path);

    public bool IsProse => Extension is ".md" or ".markdown" or ".txt" or ".prompt";

    /// <summary>The kind whose folder the file lies in, e.g. a prompt below <c>prompts/</c>.</summary>
    public ArtifactKind? FolderKind => ArtifactPaths.FolderKind(Path);

    /// <summary>The same file as if it lay in the folder of a kind.</summary>
    public SourceFile In(ArtifactKind kind) => FolderKind == kind ? this : new SourceFile($"{kind.Folder()}/{System.IO.Path.GetFileName(Path)}", Bytes);

    /// <summary>The text as canonical bytes; asked only after <see cref="Text"/> was read.</summary>
    public byte[] CanonicalTextBytes => Encoding.UTF8.GetBytes(Text.Value);
}

/// <summary>What is read as one: a file, and for settings the overlays of its environments.</summary>
public sealed record ImportUnit(SourceFile File, IReadOnlyList<SettingsOverlay> Overlays)
{
    public static ImportUnit Of(SourceFile file) => new(file, []);

    public int Files => 1 + Overlays.Count;
}

/// <summary>The settings that differ in one environment.</summary>
public sealed record SettingsOverlay(string Environment, SourceFile File);
