namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Where files come from. A source copies them into a staging folder and keeps nothing open afterwards.</summary>
public interface IImportSource
{
    /// <summary>folder, archive, upload, git, mcp, langfuse or mlflow.</summary>
    string Kind { get; }

    /// <summary>What a person calls it: the folder's or the file's name, never a machine's path.</summary>
    string Name { get; }

    /// <summary>The source is the whole product, so what is missing from it is gone; false for a few files sent by hand.</summary>
    bool IsComplete { get; }

    /// <summary>Which state of an outside place was taken; known after staging, null for what was handed in.</summary>
    SourceOrigin? Origin => null;

    /// <summary>The format a person named for a path, where the content alone does not decide; null when nobody named any.</summary>
    IReadOnlyDictionary<string, string>? Formats => null;

    /// <summary>Copies every file into the staging folder; null, or why nothing of the source is taken.</summary>
    Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel);
}
