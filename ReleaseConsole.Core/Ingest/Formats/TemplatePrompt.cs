using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt in a template's own file, whose extension says how variables are written: Jinja, Handlebars, Mustache, or Prompty (front
/// matter, then Jinja where it names nothing else). Kept as it is written, but for Prompty's roles, which make it a list of messages.
/// Outside the prompts such files are templates of other things.
/// </summary>
public sealed class TemplatePrompt(string name, params string[] extensions) : IArtifactFormat
{
    private const string Prompty = "prompty";

    public static IReadOnlyList<TemplatePrompt> All { get; } =
        [.. TemplateExtensions.ByFormat.Select(one => new TemplatePrompt(one.Format, one.Extensions))];

    public string Name => name;

    public ArtifactKind Kind => ArtifactKind.Prompt;

    private string[] OwnExtensions => extensions;

    public static bool IsNamed(string extension) => TemplateExtensions.All.Contains(extension);

    /// <summary>The usual extension of a format of templates; null for another format.</summary>
    public static string? ExtensionOf(string format) => All.FirstOrDefault(one => one.Name == format)?.OwnExtensions[0];

    public bool Reads(SourceFile file) => extensions.Contains(file.Extension) && ProseKind.Of(file) == ArtifactKind.Prompt;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) =>
    [
        ProseKind.Read(unit.File, ArtifactKind.Prompt, Name).Then(read => name == Prompty && PromptyRoles.Of(unit.File) is { } chat
            ? read with { Content = chat.ToContent(unit.File.Bytes, Name) }
            : read),
    ];
}
