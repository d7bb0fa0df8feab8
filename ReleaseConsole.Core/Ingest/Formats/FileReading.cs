namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What is known about one file before its identity is looked up: candidates and refusals, or why it is left out.</summary>
public sealed record FileReading(IReadOnlyList<Result<Candidate>> Items, string? LeftOut)
{
    public static FileReading Refused(Refusal refusal) => new([refusal], LeftOut: null);

    public static FileReading Ignored(string why) => new([], why);
}
