using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Shell;

/// <summary>The addresses of one product's pages.</summary>
public readonly struct ProductUrls
{
    private readonly string _root;

    internal ProductUrls(string escapedProduct) => _root = "/" + escapedProduct;

    public string Overview() => _root;

    public string Inbox(string? view = null, string? act = null, string? order = null, Guid? selected = null) => At(
        "inbox", ("view", view), ("act", act), ("order", order), ("selected", selected?.ToString("D")));

    public string Releases(string? q = null, string? state = null) => At("releases", ("q", q), ("state", state));

    public string Release(string version, string? tab = null) => At($"releases/{Part(version)}", ("tab", tab));

    /// <summary>Makes a release from another one, or from the newest with the versions an import made.</summary>
    public string NewRelease(string? from = null, Guid? import = null) => At(
        "new-release", ("from", from), ("import", import?.ToString("D")));

    /// <summary>
    /// Makes a release of two: from the one, with these pins otherwise, each <c>prompts/triage@4</c>, or <c>-prompts/triage</c> to leave it
    /// out.
    /// </summary>
    public string NewRelease(string from, string mergedWith, IEnumerable<string> pins) =>
        At("new-release", [("from", from), ("with", mergedWith), .. pins.Select(pin => ("pin", (string?)pin))]);

    public string Propose(string version, string? environment = null) =>
        At($"releases/{Part(version)}/propose", ("environment", environment));

    /// <summary>A proposal; <paramref name="line"/> is a line of the change, e.g. <c>after-9</c>.</summary>
    public string Proposal(
        Guid id, string? tab = null, string? change = null, string? view = null, string? line = null, string? find = null,
        string? ws = null) => At(
        $"proposals/{id:D}", ("tab", tab), ("change", change), ("view", view), ("line", line), ("find", find), ("ws", ws));

    public string Artifacts(string? q = null, ArtifactKind? kind = null, int page = 1) => At(
        "artifacts", ("q", q), ("kind", kind?.Word()), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    public string NewArtifact() => At("artifacts/new");

    /// <summary>An artifact by kind and path; the path keeps its slashes, e.g. <c>prompts/triage</c>.</summary>
    public string Artifact(ArtifactKind kind, string path, string? tab = null) => Artifact(kind, path, ("tab", tab));

    /// <summary>What a version of a dataset is like.</summary>
    public string ArtifactData(ArtifactKind kind, string path, int version) => Artifact(
        kind, path, ("tab", "data"), ("version", version.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The editor against an environment or a version, e.g. <c>production</c> or <c>v17</c>.</summary>
    public string ArtifactAgainst(ArtifactKind kind, string path, string against) => Artifact(kind, path, ("against", against));

    /// <summary>Two versions of an artifact side by side, above its history.</summary>
    public string ArtifactVersions(ArtifactKind kind, string path, int from, int to) => Artifact(
        kind, path, ("tab", "history"), ("from", from.ToString(CultureInfo.InvariantCulture)),
        ("to", to.ToString(CultureInfo.InvariantCulture)));

    /// <summary>One version as a file: as it came, or in a format of its kind.</summary>
    public string Export(ArtifactKind kind, string path, int version, string? format = null) => At(
        $"exports/{kind.Word()}/{string.Join('/', path.Split('/').Select(Part))}",
        ("version", version.ToString(CultureInfo.InvariantCulture)), ("format", format));

    public string Changelog() => At("exports/changelog");

    private string Artifact(ArtifactKind kind, string path, params (string Name, string? Value)[] query) =>
        At($"artifacts/{kind.Word()}/{string.Join('/', path.Split('/').Select(Part))}", query);

    /// <summary>Any two of anything, each named as Compare reads it: a release, an environment, a digest.</summary>
    public string Compare(
        string? from = null, string? to = null, string? path = null, string? judgedFor = null, string? line = null, string? find = null,
        string? view = null, string? ws = null, string? original = null, string? take = null) => At(
            "compare", ("from", from), ("to", to), ("base", original), ("path", path), ("for", judgedFor), ("line", line), ("find", find),
            ("view", view), ("ws", ws), ("take", take));

    public string Environments(string? tab = null) => At("environments", ("tab", tab));

    public string Environments(params (string Name, string? Value)[] query) => At("environments", query);

    public string RollBack(string environment, string? to = null, string? step = null) =>
        At($"environments/{Part(environment)}/roll-back", ("to", to), ("step", step));

    public string RollBack(string environment, params (string Name, string? Value)[] query) =>
        At($"environments/{Part(environment)}/roll-back", query);

    public string Audit(string? q = null) => At("audit", ("q", q));

    public string Audit(params (string Name, string? Value)[] query) => At("audit", query);

    public string AuditExport(params (string Name, string? Value)[] query) => At("audit/export", query);

    public string AuditProof(long index) => At(string.Create(CultureInfo.InvariantCulture, $"audit/proofs/{index}"));

    public string Connections(string? target = null) => At("connections", ("target", target));

    public string Connections(params (string Name, string? Value)[] query) => At("connections", query);

    public string Sources(params (string Name, string? Value)[] query) => At("sources", query);

    /// <summary>Where a source's own system calls; below the console's root, not the product's.</summary>
    public static string Hook(Guid key) => $"/api/v1/hooks/{key:D}";

    public string Policy(string? version = null) => At("policy", ("version", version));

    public string Access(string? tab = null) => At("access", ("tab", tab));

    /// <param name="refused">The protected refusal of the upload before.</param>
    public string NewImport(string? refused = null) => At("imports/new", ("refused", refused));

    /// <param name="format">The format of every file; null: found by content.</param>
    public string UploadImport(bool complete, string? format = null) =>
        At("imports/upload", ("complete", complete ? "true" : "false"), ("format", format));

    /// <summary>What imports could not tell for certain; an item beside an artifact it may be.</summary>
    public string Unresolved(Guid? item = null, string? tab = null, string? with = null) =>
        At("unresolved", ("item", item?.ToString("D")), ("tab", tab), ("with", with));

    public string Import(Guid id, string? outcome = null, string? q = null, int page = 1) => At(
        $"imports/{id:D}", ("outcome", outcome), ("q", q), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    private string At(string path, params (string Name, string? Value)[] query) => Urls.WithQuery($"{_root}/{path}", query);

    private static string Part(string segment) => Uri.EscapeDataString(segment);
}
