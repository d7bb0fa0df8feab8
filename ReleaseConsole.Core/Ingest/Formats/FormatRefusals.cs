using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Every expected "no" of a file whose form is known and that holds nothing to be versioned, or not in a form that is read. No sentence
/// repeats content that may be a secret.
/// </summary>
internal static class FormatRefusals
{
    public static Refusal PathElsewhere(string place, string path, string reference) => new(
        "path-elsewhere",
        $"What {IngestRefusals.Shortened(path)} offers stands in “{IngestRefusals.Shortened(reference)}”, which is not read with it. "
        + "Put it into this file (a bundler does) and import again; the other paths are read.",
        Place: place);

    public static Refusal UnknownTemplate(string place, string format) => new(
        "unknown-template-format",
        $"This is a prompt in the template format “{IngestRefusals.Shortened(format)}”, whose variables are not read here. "
        + "Keep its text as Handlebars (.hbs), Jinja (.j2) or Markdown.",
        Place: place);

    public static Refusal NoNumbers(string column, string first) => new(
        "result-not-a-number",
        $"No row has a score: in “{IngestRefusals.Shortened(column)}” stands “{IngestRefusals.Shortened(first)}”, which is no number. "
        + "Write 0.5; 0,5 is read where semicolons separate the cells.",
        Place: "1:1");

    public static Refusal NoRows(string place) =>
        new("empty-file", "There are no rows in it.", Place: place);

    public static Refusal Utf16() =>
        new("text-not-utf8", "The file is no text in UTF-8: every other byte of it is NUL, as in UTF-16. Save it as UTF-8.", Place: "1:1");

    public static Refusal LfsPointer() => new(
        "lfs-pointer", "This is only a pointer of Git LFS; the file itself is not here. Fetch it (git lfs pull) and send the file.",
        Place: "1:1");

    public static Refusal OldDescription(string place) => new(
        "old-api-description", "This describes an API in Swagger 2.0. OpenAPI 3.x is read: convert it, for example with swagger2openapi.",
        Place: place);

    public static Refusal NoOperation(string place) =>
        new("no-operations", "The description has no operation below “paths”; what it calls itself (webhooks) is no tool.", Place: place);

    public static Refusal UnknownToolShape() => new(
        "unknown-tool-shape",
        "This is no list of MCP tools, no function or hosted server of OpenAI, no tool of Anthropic or Bedrock and no OpenAPI description. "
        + "It needs one of “tools”, “type”, “input_schema”, “toolSpec” or “openapi”.",
        Place: "1:1");

    public static Refusal UnknownModelShape(IEnumerable<string> members) => new(
        "unknown-model-shape",
        "This names no model and no provider. "
        + $"It has {string.Join(", ", members.Take(5).Select(one => $"“{IngestRefusals.Shortened(one)}”"))}. "
        + "Settings belong in settings/; where it is a model's after all, name its format: model-settings.",
        Place: "1:1");

    public static Refusal DeclaredElsewhere(string place, ArtifactKind declared, ArtifactKind folder, string extension) => new(
        "unknown-format",
        $"The front matter says it is {declared.WithArticle()}, but {extension} is no form of {declared.Word()} the console reads. "
        + $"It lies among the {folder.Folder()}.",
        Place: place);

    public static Refusal UnknownTool(string? place, string? type, string whose) => new(
        "unknown-tool",
        $"{(type is null ? "This entry" : $"“{IngestRefusals.Shortened(type)}”")} is no tool of {whose} the console "
        + "knows. The others of the list are read.", Place: place);

    public static Refusal PromptElsewhere(string place) => new(
        "prompt-elsewhere",
        "This only names a prompt that is kept at OpenAI; its text is not here. Copy the text out, since no digest can stand for it.",
        Place: place);

    public static Refusal NoDvcData(IEnumerable<string> paths) => new(
        "no-dvc-data", $"It keeps only {IngestRefusals.Shortened(string.Join(", ", paths))}, which are neither data nor a model.",
        Place: "1:1");

    public static Refusal NotInFormat(string name) =>
        new("not-in-format", $"The file was said to be {name}, but does not have that shape.", Place: "1:1");

    public static Refusal DescriptionTooLarge(string place) => new(
        "description-too-large",
        "The schemas this description repeats from operation to operation are too many to keep with each tool. Split it.",
        RefusalKind.TooLarge, place);

    public static Refusal FrontMatterOpen() =>
        new("front-matter-open", "The front matter that begins with --- in line 1 has no closing ---.", Place: "1:1");

    public static Refusal NotAnObjectLine(string place) =>
        new("line-not-an-object", "Every line of a dataset must be one JSON object.", Place: place);

    public static Refusal EmptyFile() =>
        new("empty-file", "The file is empty.", Place: "1:1");

    public static Refusal DotenvLine(string place) => new(
        "dotenv-line", "The line is neither NAME=value nor a comment. Names have letters, digits, dots, dashes and underscores.",
        Place: place);

    public static Refusal DotenvQuote(string place) =>
        new("dotenv-quote", "The quote that begins here does not end on the same line.", Place: place);

    public static Refusal DotenvTwice(string place, string name) =>
        new(
            "duplicate-key", $"“{IngestRefusals.Shortened(name)}” is set twice, so its value is ambiguous. Keep one of them.",
            Place: place);

    public static Refusal PolicyBracket(string place, string language, string what) =>
        new("policy-syntax", $"This is not {language}: {what}.", Place: place);

    public static Refusal BadToolName(string? place, string name) =>
        new("bad-tool-name", $"“{IngestRefusals.Shortened(name)}” cannot be a tool's name: 1 to 128 letters, "
            + "digits, dots, dashes and underscores.",
        Place: place);

    public static Refusal BadStatedToolName(string? place) =>
        new("bad-tool-name", "A tool's name has 1 to 128 characters, and no line break or other control character.", Place: place);

    public static Refusal LineTooLong(string place, int limit) =>
        new("line-too-long", $"The line is longer than {Sized.Of(limit)}.", RefusalKind.TooLarge, place);

    public static Refusal NoResults() =>
        new("no-results", "The file has no result of any case.", Place: "1:1");

    public static Refusal ParquetNotReadable() =>
        new("parquet-not-readable", "This is no whole Parquet file: its footer cannot be read.");

    public static Refusal ParquetEncrypted() =>
        new("parquet-encrypted", "The footer of this Parquet file is encrypted. Write it with a plain footer, or as JSONL or CSV.");

    public static Refusal EvalNotReadable(string why) =>
        new("eval-not-readable", $"The Inspect log cannot be read: {why}.");

    public static Refusal XmlNotReadable(string place) => new(
        "xml-not-readable", "The XML cannot be read from here on. Document types and outside entities are not taken.", Place: place);

    public static Refusal CsvNotReadable(string place, string why) =>
        new("csv-not-readable", $"The table cannot be read from here on: {why}.", Place: place);

    public static Refusal NoCaseColumn(string place, IEnumerable<string> columns) => new(
        "no-case-column",
        "Results need a column for the case (case, id or test) and one for what became of it (pass or "
        + "score, or metric_… columns). Here are: "
        + $"{IngestRefusals.Shortened(string.Join(", ", columns))}. Name them in a file beside it, e.g. results.mapping.yaml "
        + "with case: question and score: f1.", Place: place);

    public static Refusal UnknownMapping(string word, IEnumerable<string> words) => new(
        "unknown-mapping", $"“{IngestRefusals.Shortened(word)}” is nothing a mapping can name. Words are {string.Join(", ", words)}.");

    public static Refusal BadLatencyMapping() =>
        new("bad-unit", "latency names its column, or a column with a unit, s or ms: latency: {column: took, unit: s}.");

    public static Refusal MappedColumnMissing(string column, IEnumerable<string> columns) => new(
        "no-such-column",
        $"The mapping names {IngestRefusals.Shortened(column)}, which is no column here. Columns are "
        + $"{IngestRefusals.Shortened(string.Join(", ", columns))}.");

    public static Refusal PromptfooVersion(string place, string version) => new(
        "promptfoo-version",
        $"The results are in version {IngestRefusals.Shortened(version)} of promptfoo’s format; versions 2 and 3 are read.", Place: place);
}
