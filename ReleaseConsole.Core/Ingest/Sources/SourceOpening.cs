using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>From how an outside place is reached to what takes its files; refused when it cannot work. Nothing is reached yet.</summary>
public sealed class SourceOpening(Reach reach, Secrets secrets)
{
    public Result<SourceToPull> Open(SourceConnection connection)
    {
        if (connection.Refuse() is { } refusal)
            return refusal;
        return connection.Kind switch
        {
            SourceKind.Git => new SourceToPull(new GitSource(connection, reach, secrets)),
            _ => SourceRefusals.BadAddress("Only git repositories are pulled by this version."),
        };
    }
}

/// <summary>An outside place, ready to be staged.</summary>
public sealed record SourceToPull(IImportSource Files);
