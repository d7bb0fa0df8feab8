using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// A repository by https, ssh or, where private networks are allowed, http or a path of the console's machine; of it a folder, or the
/// files that patterns take (<c>agents/*/prompts/</c>, <c>!drafts/</c>).
/// </summary>
internal sealed record GitRequest(
    string? Url, string? Ref = null, string? Path = null, int? Depth = null, string? Credential = null, bool AllowsPrivateNetwork = false,
    string?[]? Files = null)
{
    public SourceConnection Connection() => new(SourceKind.Git, Url ?? "")
    {
        Ref = Ref,
        Path = Path,
        Files = Files is null ? null : [.. Files.Select(one => one ?? "")],
        Depth = Depth,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}
