using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Chooses the format of a file: what a person said, then what the content proves, then what the folder says.</summary>
public static class ArtifactFormats
{
    /// <summary>In the order they are asked; content that is unmistakable wins over the folder.</summary>
    public static IReadOnlyList<IArtifactFormat> All { get; } =
    [
        new PromptfooResults(), new InspectLog(), new JUnitResults(), new OpenAiEvals(),
        new LangfusePrompt(), new MlflowPrompt(), new LangChainPrompt(), new LangChainSaved(), new PromptfooConfig(),
        new OpenApiOperations(), new OpenAiHostedMcp(), new OpenAiFunction(), new AnthropicTools(), new BedrockTools(),
        new McpToolList(),
        new ResultTable("jsonl"), new ResultTable("csv"), new ResultTable("json"),
        new OpenAiPrompt(), new Dotprompt(), new DatasetCard(), new DvcPointer(), new Dataset(), new CsvDataset(), new JsonDataset(),
        new ParquetDataset(), new ChatPrompt(),
        new ReleaseGatesPolicy(), new RegoPolicy(), new CedarPolicy(), new GuardrailPolicy("yaml"), new GuardrailPolicy("json"),
        new PolicyText(),
        new LiteLlmModels(), new MlflowModel(), new MlmodelFile(), new ModelDeployment(), new ModelSettings(),
        new DotenvSettings(), new EnvironmentSettings(), .. TemplatePrompt.All, new MarkdownPrompt(),
    ];

    private const string Notes =
        "It lies in no folder of a kind, so it is taken for notes. If it is a prompt, name its format or "
        + "put “kind: prompt” above its text.";

    public static IArtifactFormat? Named(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <param name="named">The format a person named for the file; null to find it out.</param>
    /// <param name="isDeclared">A release names the file, so it is meant to be an artifact.</param>
    public static FileReading Read(ImportUnit unit, string? named = null, bool isDeclared = false)
    {
        var file = unit.File;
        if (IsHousekeeping(file.Path) && !IsNeededHere(file))
            return FileReading.Ignored("Belongs to the folder, not to the product.");
        var isMeant = named is not null || isDeclared || ContentTypes.Belongs(file) || IsTelling(file);
        if (!isMeant && (file.IsTemplate || (!file.IsStructured && !file.IsProse && file.Extension != ".xml")))
            return FileReading.Ignored(ContentTypes.WhyNot(file));
        if (LargeContent.IsPointer(file.Bytes))
            return isMeant ? FileReading.Refused(FormatRefusals.LfsPointer()) : FileReading.Ignored(FormatRefusals.LfsPointer().Sentence);
        if (UnreadableUnit.WhyNot(unit) is { } refusal)
            return isMeant || IngestRefusals.SecretCodes.Contains(refusal.Code)
                ? FileReading.Refused(refusal)
                : FileReading.Ignored($"No artifact. {refusal.Sentence}");
        if (named is not null)
            return As(unit, named);
        if (!isDeclared && PromptfooConfig.WhyNot(file) is { } why)
            return FileReading.Ignored(why);
        if (All.FirstOrDefault(format => format.Reads(file)) is { } chosen)
            return !isDeclared && chosen is ModelSettings && ModelSettings.WhyNot(file) is { } unlike
                ? FileReading.Refused(unlike)
                : ReadAs(chosen, unit);
        return file.FolderKind switch
        {
            null when isDeclared => FileReading.Refused(IngestRefusals.NamedButUnknown()),
            null => FileReading.Ignored(file.IsProse ? Notes : ContentTypes.WhyNot(file)),
            ArtifactKind.Tool when McpToolList.IsEmpty(file) => FileReading.Ignored("The server lists no tools."),
            _ when !isMeant => FileReading.Ignored(ContentTypes.WhyNot(file)),
            ArtifactKind.Tool when file.IsStructured =>
                FileReading.Refused(OpenApiOperations.WhyNot(file) ?? FormatRefusals.UnknownToolShape()),
            { } kind when file.IsProse && file.FrontMatter.Value.DeclaredKind.Value is { } declared && declared != kind =>
                FileReading.Refused(
                    FormatRefusals.DeclaredElsewhere(file.FrontMatter.Value.PlaceOf("/kind"), declared, kind, file.Extension)),
            { } kind => FileReading.Refused(IngestRefusals.UnknownFormat(kind, file.Extension)),
        };
    }

    /// <summary>A file over the limit of what is held: only data is read so, and which data it is its beginning tells.</summary>
    public static async Task<FileReading> ReadAsync(LargeFile file, long limit, string? named, CancellationToken cancel)
    {
        var beginning = file.Beginning();
        if (IsHousekeeping(file.Path))
            return FileReading.Ignored("Belongs to the folder, not to the product.");
        var format = named is null ? All.FirstOrDefault(one => one.Reads(beginning)) : Named(named);
        if (format is null && named is not null)
            return FileReading.Refused(IngestRefusals.NoSuchFormat(named));
        return format is IStreamedFormat streamed && streamed.Streams(file)
            ? new FileReading([await streamed.ReadAsync(file, cancel)], LeftOut: null)
            : FileReading.Refused(IngestRefusals.TooLargeToHold(file.Path, limit));
    }

    /// <summary>
    /// Names that belong to a folder's keeping, but hold an artifact here: settings in dotenv, and the card of a dataset.
    /// </summary>
    private static bool IsNeededHere(SourceFile file) =>
        (file.FolderKind == ArtifactKind.Settings && Dotenv.IsNamed(file.Path))
            || (Path.GetFileName(file.Path) == "README.md" && file.Text.Succeeded && DatasetCard.IsCard(file));

    /// <summary>Extensions that say what a file is, wherever it lies.</summary>
    private static bool IsTelling(SourceFile file) =>
        Dataset.IsLines(file) || PolicyText.IsCode(file) || DvcPointer.IsNamed(file.Path) || MlmodelFile.IsNamed(file.Path)
            || InspectLog.IsArchive(file)
            || ParquetDataset.IsNamed(file);

    private static FileReading As(ImportUnit unit, string named) => Named(named) switch
    {
        null => FileReading.Refused(IngestRefusals.NoSuchFormat(named)),
        // A kind's folder is not needed when the format is named: the file is read as if it lay there.
        { } format when format.Reads(unit.File) => ReadAs(format, unit),
        { } format when unit with { File = unit.File.In(format.Kind) } is var moved && format.Reads(moved.File) => ReadAs(format, moved),
        _ => FileReading.Refused(FormatRefusals.NotInFormat(named)),
    };

    /// <summary>
    /// Results are told by what they mean; everything else is its canonical form, in which numbers that differ must stay different.
    /// </summary>
    private static FileReading ReadAs(IArtifactFormat format, ImportUnit unit)
    {
        if (format.Kind != ArtifactKind.Evaluation)
            foreach (var file in unit.Overlays.Select(overlay => overlay.File).Prepend(unit.File))
                if (file.Extension == ".json" && WideNumbers.FirstIn(file.Bytes) is { } at)
                    return FileReading.Refused(
                        UnreadableUnit.Of(ArtifactsRefusals.NumberNotExact(TextPlace.Of(file.Bytes, at)), file, unit));
        var items = format.Read(unit);
        return new FileReading([.. format.Kind == ArtifactKind.Tool ? ModelRequest.ForItsTools(unit.File, items) : items], LeftOut: null);
    }

    /// <summary>Reads the kept bytes of a version again, as the file its format writes.</summary>
    public static Result<NewContent> ReadOriginal(StoredContent stored) => ReadWritten(stored, stored.Original, stored.Format);

    /// <summary>Reads bytes in a named format as the artifact they were written from.</summary>
    internal static Result<NewContent> ReadWritten(StoredContent stored, byte[] bytes, string format)
    {
        if (Named(format) is not { } known)
            return IngestRefusals.NoSuchFormat(format);
        var reading = Read(ImportUnit.Of(new SourceFile($"{stored.Path}{ExtensionOf(format, bytes)}", bytes)), format);
        return reading.Items is [{ } one] ? one.Then(candidate => candidate.Content) : FormatRefusals.NotInFormat(format);
    }

    /// <summary>Every artifact in the file, or the packed files, that a version is a part of.</summary>
    internal static IEnumerable<Result<Candidate>> ReadAll(StoredContent stored, byte[] whole)
    {
        var unit = PackedFiles.Are(whole)
            ? PackedFiles.Unpack(whole)
            : ImportUnit.Of(new SourceFile(stored.FileName ?? $"{stored.Path}{ExtensionOf(stored.Format, whole)}", whole));
        // A mixed list has a format of its own, which is found out as it was on the way in.
        return Read(unit, stored.Format).Items
            .Concat(new[] { unit }.SelectMany(one => Read(one with { File = one.File.In(Named(stored.Format)!.Kind) }).Items));
    }

    /// <summary>What a file in a format is called after its dot; JSON and YAML are told apart by how the file begins.</summary>
    internal static string ExtensionOf(string format, byte[] bytes)
    {
        if (format == "inspect-log" && bytes.AsSpan().StartsWith("PK"u8))
            return ".eval";
        var extension = Named(format) is IWritableFormat writable ? writable.Extension : format switch
        {
            "dvc" => ".dvc",
            "parquet-dataset" => ".parquet",
            "dataset-card" => ".md",
            _ => TemplatePrompt.ExtensionOf(format) ?? ".json",
        };
        return extension == ".json" && bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is not [(byte)'{' or (byte)'[', ..]
            ? ".yaml"
            : extension;
    }

    private static bool IsHousekeeping(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith('.') || path.Split('/').Any(segment => segment is "node_modules" or ".git")
            || name is "README.md" or "README.txt" or "README" or "LICENSE" or "LICENSE.txt" or "LICENSE.md" or "CHANGELOG.md"
                or "package.json" or "package-lock.json";
    }
}
