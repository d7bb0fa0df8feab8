using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dotprompt file (<c>.prompt</c>): front matter with model, configuration and schema, then a Handlebars template.</summary>
public sealed class Dotprompt : IWritableFormat
{
    public string Name => "dotprompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".prompt";

    public bool Reads(SourceFile file) => file.Extension == ".prompt";

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) =>
        unit.File.FolderKind is { } folder and not ArtifactKind.Prompt
            ? [IngestRefusals.KindContradictsFolder(ArtifactKind.Prompt, folder)]
            : [ReadOne(unit.File)];

    /// <summary>
    /// Comments above the front matter, such as a licence, are for readers of the file: they are kept, and are no content.
    /// </summary>
    private Result<Candidate> ReadOne(SourceFile file)
    {
        var text = file.Text.Value;
        if (Above(text) is not (> 0 and var above))
            return ProseKind.Read(file, ArtifactKind.Prompt, Name);
        var below = new SourceFile(file.Path, Encoding.UTF8.GetBytes(text[above..]));
        var matter = below.FrontMatter;
        // A line of dashes that begins no list of names with values is a line of the text.
        if (matter.Refusal is { Code: "front-matter-open" } || matter is { Succeeded: true, Value.IsThere: false })
            return ProseKind.Read(file, ArtifactKind.Prompt, Name);
        if ((matter.Refusal ?? matter.Value.DeclaredKind.Refusal) is { } broken)
            return broken with { Place = Places.Below(text.AsSpan(0, above).Count('\n'), broken.Place) };
        return ProseKind.Read(below, ArtifactKind.Prompt, Name)
            .Then(read => read with { Content = new NewContent(ContentForm.Text, read.Content.Canonical, file.Bytes, Name) });
    }

    /// <summary>
    /// Where the front matter begins below comments and blank lines (FRONTMATTER_AND_BODY_REGEX of google/dotprompt); 0 without any.
    /// </summary>
    private static int Above(string text)
    {
        for (int at = 0, end; (end = text.IndexOf('\n', at)) >= 0; at = end + 1)
            if (text.AsSpan(at, end - at) is var line && line is "---")
                return at;
            else if (!line.StartsWith('#') && !line.IsWhiteSpace())
                return 0;
        return 0;
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => WrittenProse.Dotprompt(stored);
}
