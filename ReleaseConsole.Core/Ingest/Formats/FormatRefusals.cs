namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Every expected "no" of a file whose form is known and that holds nothing to be versioned, or not in a form that is read.</summary>
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
}
