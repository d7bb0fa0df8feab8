using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// How an outside place is reached. A credential is a reference (<c>env:NAME</c>, <c>file:NAME</c>), never a value. Members that a kind
/// does not know stay null.
/// </summary>
public sealed record SourceConnection(SourceKind Kind, string Address)
{
    public string? Credential { get; init; }

    /// <summary>
    /// Loopback, link-local and private addresses, and this machine's files, are refused unless an administrator says otherwise.
    /// </summary>
    public bool AllowsPrivateNetwork { get; init; }

    /// <summary>git: a branch, a tag or a whole commit id; the remote's own branch when null.</summary>
    public string? Ref { get; init; }

    /// <summary>git: only what lies below this folder.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// git: only the files these patterns take, such as <c>agents/*/prompts/</c> and <c>!drafts/</c>; all of them when null.
    /// </summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>git: how many commits are fetched; 1 when null, and 50 before it to learn who wrote what.</summary>
    public int? Depth { get; init; }

    /// <summary>MCP: the name of a command the configuration lists; then there is no address.</summary>
    public string? Server { get; init; }

    /// <summary>Langfuse: the label, MLflow: the alias, whose version alone is taken; every version when null.</summary>
    public string? Label { get; init; }

    /// <summary>The format a person named for a path (<c>*</c> for every other one), of a place that is pulled once.</summary>
    public IReadOnlyDictionary<string, string>? Formats { get; init; }

    public Refusal? Refuse()
    {
        if (Secrets.Refuse(Credential) is { } badSecret)
            return badSecret;
        return Kind switch
        {
            SourceKind.Git => RefuseGit(),
            SourceKind.Mcp =>
                Server is null == string.IsNullOrEmpty(Address)
                    ? SourceRefusals.OneOfServerAndAddress()
                    : Server is null ? RefuseHttp() : null,
            SourceKind.Langfuse => RefuseHttp() ?? (Credential is null ? SourceRefusals.CredentialMissing() : null),
            SourceKind.Mlflow => RefuseHttp(),
        };
    }

    private Refusal? RefuseGit()
    {
        if (GitAddress.WhyNot(Address, AllowsPrivateNetwork) is { } why)
            return SourceRefusals.BadAddress(why);
        if (Ref is not null && !GitNames.IsRef(Ref))
            return SourceRefusals.BadRef();
        if (Path is not null && !GitNames.IsPath(Path))
            return SourceRefusals.BadPath();
        if (FilePatterns.Refuse(Files ?? []) is { } badPattern)
            return badPattern;
        return Depth is < 1 or > 1000 ? SourceRefusals.BadDepth() : null;
    }

    private Refusal? RefuseHttp() =>
        Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0
            && uri.Fragment.Length == 0
        && (uri.Scheme == "https" || (AllowsPrivateNetwork && uri.Scheme == "http"))
            ? null
            : SourceRefusals.BadAddress(
                "Give an https:// address without a user or a query; http:// only where private networks are allowed.");
}
