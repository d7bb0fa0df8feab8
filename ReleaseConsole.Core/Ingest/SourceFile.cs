using System.Buffers;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// One file of an import: its path inside the source, with <c>/</c>, and its bytes, read as text or structure when asked.
/// </summary>
public sealed class SourceFile(string path, byte[] bytes)
{
    /// <summary>
    /// A text of as many bytes is looked through in a borrowed buffer: most files are small, and only a few are read as text.
    /// </summary>
    private const int Borrowed = 64 * 1024;

    private Result<byte[]>? _canonical;
    private Result<string>? _text;
    private Result<StructuredText>? _structure;
    private Result<FrontMatter>? _frontMatter;

    public string Path { get; } = path;

    public byte[] Bytes { get; } = bytes;

    /// <summary>The extension in small letters with its dot.</summary>
    public string Extension { get; } = System.IO.Path.GetExtension(path).ToLowerInvariant();

    /// <summary>The file's text with line feeds; refused where it is not UTF-8.</summary>
    public Result<string> Text => _text ??= CanonicalText.Then(Encoding.UTF8.GetString);

    /// <summary>The text as canonical bytes, which are the file's own where it is canonical; refused where it is not UTF-8.</summary>
    public Result<byte[]> CanonicalText => _canonical ??= Artifacts.CanonicalText.Kept(Bytes);

    /// <summary>The file as JSON or YAML, by its extension.</summary>
    public Result<StructuredText> Structure => _structure ??= StructuredText.Read(this);

    /// <summary>What stands between the dashes at the top of a text; empty when there is nothing.</summary>
    public Result<FrontMatter> FrontMatter => _frontMatter ??= Formats.FrontMatter.Read(this);

    public bool IsStructured => Extension is ".json" or ".yaml" or ".yml" || Dotenv.IsNamed(Path) || MlmodelFile.IsNamed(Path);

    public bool IsProse => Extension is ".md" or ".markdown" or ".txt" or ".prompt" || IsTemplate;

    /// <summary>A file of a template language, which many things besides prompts are written in.</summary>
    public bool IsTemplate => TemplatePrompt.IsNamed(Extension);

    /// <summary>The kind whose folder the file lies in, e.g. a prompt below <c>prompts/</c>.</summary>
    public ArtifactKind? FolderKind { get; } = ArtifactPaths.FolderKind(path);

    /// <summary>The same file as if it lay in the folder of a kind.</summary>
    public SourceFile In(ArtifactKind kind) =>
        FolderKind == kind ? this : new SourceFile($"{kind.Folder()}/{System.IO.Path.GetFileName(Path)}", Bytes);

    /// <summary>The secret that comes first in the text, or null; refused where it is not UTF-8.</summary>
    public Result<SecretFound?> FirstSecret()
    {
        if (!CanonicalText.Succeeded)
            return CanonicalText.Refusal;
        if (_text is not null || Bytes.Length > Borrowed)
            return SecretScan.FirstIn(Text.Value);
        var characters = ArrayPool<char>.Shared.Rent(CanonicalText.Value.Length);
        try
        {
            return SecretScan.FirstIn(characters.AsSpan(0, Encoding.UTF8.GetChars(CanonicalText.Value, characters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }
}
