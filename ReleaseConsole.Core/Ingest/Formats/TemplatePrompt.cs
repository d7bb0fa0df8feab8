using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt in a template's own file, whose extension says how variables are written: Jinja, Handlebars, Mustache, or Prompty (front
/// matter, then Jinja where it names nothing else). Kept as it is written. Outside the prompts such files are templates of other things.
/// </summary>
public sealed class TemplatePrompt(string name, params string[] extensions) : IArtifactFormat
{
    public static IReadOnlyList<TemplatePrompt> All { get; } =
        [.. TemplateExtensions.ByFormat.Select(one => new TemplatePrompt(one.Format, one.Extensions))];

    public string Name => name;

    public ArtifactKind Kind => ArtifactKind.Prompt;

    private string[] OwnExtensions => extensions;

    public static bool IsNamed(string extension) => TemplateExtensions.All.Contains(extension);

    /// <summary>The usual extension of a format of templates; null for another format.</summary>
    public static string? ExtensionOf(string format) => All.FirstOrDefault(one => one.Name == format)?.OwnExtensions[0];

    public bool Reads(SourceFile file) => extensions.Contains(file.Extension) && ProseKind.Of(file) == ArtifactKind.Prompt;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ProseKind.Read(unit.File, ArtifactKind.Prompt, Name)];
}
