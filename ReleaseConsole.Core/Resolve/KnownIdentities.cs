using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Everything that names an artifact of a product: paths, outside ids, decisions people made and rules they wrote down. Decides the
/// items of one import together, so that their order changes nothing. Pure.
/// </summary>
public sealed class KnownIdentities
{
    private readonly Dictionary<(ArtifactKind, string), KnownArtifact> _byPath;
    private readonly EarlierFiles _files;
    private readonly AlikePaths _alike;
    private readonly ILookup<(ArtifactKind, string), KnownArtifact> _byOutside;
    private readonly Dictionary<ArtifactId, KnownArtifact> _byId;
    private readonly ILookup<(ArtifactKind, string), EarlierDecision> _decided;
    private readonly RuleBook _rules;

    public KnownIdentities(IReadOnlyList<KnownArtifact> known, IReadOnlyList<EarlierDecision> decided, RuleBook rules)
    {
        All = known;
        _byPath = known.ToDictionary(one => (one.Kind, one.Path));
        _byId = known.ToDictionary(one => one.Id);
        (_files, _alike) = (new EarlierFiles(known), new AlikePaths(known));
        _byOutside = known.Where(one => one.OutsideId is not null).ToLookup(one => (one.Kind, one.OutsideId!));
        _decided = decided.ToLookup(one => (one.Kind, one.Path));
        _rules = rules;
    }

    public IReadOnlyList<KnownArtifact> All { get; }

    public KnownArtifact? At(ArtifactKind kind, string path) => _byPath.GetValueOrDefault((kind, path));

    /// <summary>
    /// Content outside the kinds' folders is called after its file; where another file has that name too, its folders belong to it.
    /// </summary>
    public IReadOnlyList<Claim> Named(IReadOnlyList<Claim> claims)
    {
        var contested = claims.Where(claim => claim.PathWithFolders is not null).Select(claim => (claim.Kind, claim.Path)).ToHashSet();
        contested.IntersectWith(claims.GroupBy(claim => (claim.Kind, claim.Path))
            .Where(group => group.Select(claim => claim.Content).Distinct().Count() > 1).Select(group => group.Key));
        return [.. claims.Select(claim => claim.PathWithFolders is { } full && (At(claim.Kind, full) is not null
            || (contested.Contains((claim.Kind, claim.Path))
                && At(claim.Kind, claim.Path)?.SourcePath != claim.SourcePath)) ? claim with { Path = full } : claim)];
    }

    /// <param name="isWhole">The import is the whole source: an artifact that no item names is gone from it.</param>
    public IReadOnlyDictionary<int, Identity> Of(IReadOnlyList<Claim> claims, bool isWhole)
    {
        var named = claims.Select(claim => (claim.Kind, claim.Path)).ToHashSet();
        var files = claims.Select(claim => (claim.Kind, claim.Path, claim.SourcePath)).ToHashSet();
        var each = claims.ToDictionary(claim => claim.Ordinal, claim => One(claim, named, files, isWhole));
        foreach (var meeting in claims.Where(claim => PathOf(claim, each[claim.Ordinal]) is not null)
            .GroupBy(claim => (claim.Kind, Path: PathOf(claim, each[claim.Ordinal])!))
            .Where(group => group.Count() > 1 && !Claim.AreVersionsOfOne(group)))
        {
            var stays = Undisputed([.. meeting], meeting.Key.Path);
            foreach (var claim in meeting.Where(claim => claim.Content != stays))
                each[claim.Ordinal] = Meets(claim, meeting.Key.Path, [.. meeting]);
        }
        return each;
    }

    /// <summary>
    /// Of several items that lead to one path, the content that is meant: the only one decided to be it, or the only one that has the path
    /// itself.
    /// </summary>
    private Digest? Undisputed(List<Claim> meeting, string path)
    {
        var decided = meeting.Where(claim => _decided[(claim.Kind, claim.Path)].Any(one => one.SourcePath == claim.SourcePath
            && one.Target is { } target && _byId.TryGetValue(target, out var artifact) && artifact.Path == path)).ToList();
        var own = meeting.Where(claim => claim.Path == path).ToList();
        var meant = (decided.Count > 0 ? decided : own.Count > 0 ? own : meeting).Select(claim => claim.Content).Distinct().ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    private Identity One(Claim claim, HashSet<(ArtifactKind, string)> named, HashSet<(ArtifactKind, string, string)> files, bool isWhole)
    {
        var rule = _rules.For(claim);
        if (rule is { Verb: RuleVerb.Ignore })
            return new Identity.LeftOut($"{_rules.Named(rule)} leaves it out.");
        var byPath = At(claim.Kind, claim.Path);
        if (claim.StatesItsPath && claim.OutsideId is null && byPath is not null)
            return new Identity.Certain(claim.Path);
        if (rule is { Verb: RuleVerb.Same } && rule.TargetFor(claim) is { } target)
            return target.StartsWith(claim.Kind.Folder() + "/", StringComparison.Ordinal)
                ? new Identity.Certain(target, $"{_rules.Named(rule)} says it is {target}.")
                : new Identity.Uncertain($"{_rules.Named(rule)} says it is {target}, but it reads as {claim.Kind.WithArticle()}.", []);
        if (Decided(claim, byPath, files) is { } decided)
            return decided;
        if (byPath is not null && OutsideIds.Contradict(byPath.OutsideId, claim.OutsideId))
            return TwoNames(claim, byPath);
        if (rule is { Verb: RuleVerb.New } && byPath is not null && IsAnothers(byPath, claim))
            return Apart(claim, byPath, _rules.Named(rule));
        return Fitting(claim, byPath, named, isWhole) ?? (Identity?)_files.AskedOf(claim, named)
            ?? (rule is { Verb: RuleVerb.New } ? null : _alike.Of(claim, named))
            ?? new Identity.Unknown(
                rule is not { Verb: RuleVerb.New },
                rule is { Verb: RuleVerb.New } ? $"{_rules.Named(rule)} makes it new." : null);
    }

    /// <summary>
    /// The one artifact that path, outside id and decisions agree on; a question when they name several; null when they name none.
    /// </summary>
    private Identity? Fitting(Claim claim, KnownArtifact? byPath, HashSet<(ArtifactKind, string)> named, bool isWhole)
    {
        var fitting = new Dictionary<ArtifactId, (KnownArtifact Artifact, Evidence Evidence)>();
        if (byPath is not null)
            fitting[byPath.Id] = (byPath, new Evidence("path", "the same", 1, 1));
        foreach (var one in ByOutside(claim, named).Where(one => byPath is null || OutsideIds.IsUnique(one.OutsideId!)))
            fitting.TryAdd(one.Id, (one, new Evidence("outside id", one.OutsideId!, 1, 1)));
        var alias = Alias(claim);
        if (alias is { } called)
            fitting.TryAdd(called.Artifact.Id, (called.Artifact, new Evidence("alias", called.Because, 1, 1)));
        if (fitting.Count == 0)
            return null;
        var only = fitting.Values.First().Artifact;
        if (fitting.Count > 1)
            return new Identity.Uncertain(
                "Its names fit several artifacts: "
                + $"{string.Join(", ", fitting.Values.Select(one => $"{one.Artifact.Path} by {one.Evidence.What}").Order(StringComparer.Ordinal))}.",
                AllOf(fitting.Values));
        if (byPath is not null)
            return new Identity.Certain(only.Path) { IsFromElsewhere = EarlierFiles.LiesElsewhere(claim, byPath) };
        if (alias is { } other)
            return new Identity.Certain(only.Path, other.Because);
        return OutsideIds.IsUnique(only.OutsideId!) || isWhole
            ? new Identity.Certain(only.Path, $"It is {only.Path} by its outside id {only.OutsideId}.")
            : new Identity.Uncertain(
                $"{only.Path} asks for the same model ({only.OutsideId}). It may be the same artifact or another one.",
                AllOf(fitting.Values));
    }

    private static List<Suggestion> AllOf(IEnumerable<(KnownArtifact Artifact, Evidence Evidence)> fitting) =>
        [.. fitting.Select(one => new Suggestion(one.Artifact.Id, one.Artifact.Kind, one.Artifact.Path, 1, [one.Evidence]))
            .OrderBy(one => one.Path, StringComparer.Ordinal)];

    /// <summary>Artifacts with the claim's outside id, unless another item of the import carries their own path.</summary>
    private IEnumerable<KnownArtifact> ByOutside(Claim claim, HashSet<(ArtifactKind, string)> named) => claim.OutsideId is null
        ? []
        : _byOutside[(claim.Kind, claim.OutsideId)].Where(
            one => one.Path == claim.Path || OutsideIds.IsUnique(one.OutsideId!) || !named.Contains((one.Kind, one.Path)));

    /// <summary>
    /// What a person decided about this name from this place. Where an artifact has the very path by now, only the outside id tells that it
    /// is meant.
    /// </summary>
    private Identity? Decided(Claim claim, KnownArtifact? byPath, HashSet<(ArtifactKind, string, string)> files)
    {
        // What was decided about this very file goes before what was decided about the name.
        foreach (var earlier in _decided[(claim.Kind, claim.Path)].Where(
            one => one.OutsideId == claim.OutsideId && IsAbout(one, claim, files))
            .OrderByDescending(one => one.SourcePath == claim.SourcePath))
        {
            if (earlier.ResolvedAs == Resolution.Ignore && earlier.Content == claim.Content)
                return new Identity.LeftOut($"{earlier.By} decided to leave this content out.");
            if (earlier.Target is { } id && _byId.TryGetValue(id, out var artifact) && artifact.Kind == claim.Kind
                && (byPath is null || artifact.Id == byPath.Id || claim.OutsideId is not null
                    || (earlier.SourcePath == claim.SourcePath && byPath.SourcePath != claim.SourcePath)))
                return new Identity.Certain(
                    artifact.Path, artifact.Path == claim.Path ? null : $"{earlier.By} decided that {claim.Path} is {artifact.Path}.");
        }
        return null;
    }

    /// <summary>
    /// A decision holds for its file. For the same name from another file it holds too, unless it gave the file a path of its own or the
    /// import has its file as well.
    /// </summary>
    private bool IsAbout(EarlierDecision earlier, Claim claim, HashSet<(ArtifactKind, string, string)> files) =>
        earlier.SourcePath is not { } file || file == claim.SourcePath || (claim.OutsideId is { } id && OutsideIds.IsUnique(id))
        || (!files.Contains((claim.Kind, claim.Path, file))
            && !(earlier is { ResolvedAs: Resolution.NewArtifact, Target: { } target } && _byId.TryGetValue(target, out var made)
                && made.Path != claim.Path));

    /// <summary>An alias is a name wherever it comes from.</summary>
    private (KnownArtifact Artifact, string Because)? Alias(Claim claim) =>
        _decided[(claim.Kind, claim.Path)].FirstOrDefault(one => one.ResolvedAs == Resolution.Alias) is { Target: { } of } alias
            && _byId.TryGetValue(of, out var known)
            ? (known, $"{claim.Path} is another name of {known.Path}; {alias.By} decided so.")
            : null;

    private static bool IsAnothers(KnownArtifact known, Claim claim) =>
        known.SourcePath is { } file && file != claim.SourcePath && known.Newest != claim.Content;

    /// <summary>What a rule makes new does not become the artifact of another file: it is called after its own folders.</summary>
    private Identity Apart(Claim claim, KnownArtifact taken, string rule) =>
        TellingPaths.Beside(claim, taken).FirstOrDefault(path => At(claim.Kind, path) is not { } one || !IsAnothers(one, claim)) is { } free
            ? new Identity.Certain(free, $"{rule} makes it new, and {taken.Path} is {taken.SourcePath}.")
            : new Identity.Uncertain($"{rule} makes it new, and {taken.Path} is {taken.SourcePath} already.", []);

    private static Identity.Uncertain TwoNames(Claim claim, KnownArtifact byPath) => new(
        $"{byPath.Path} is {byPath.OutsideId} so far; this one is {claim.OutsideId}. They may be two artifacts with one path.",
        [new Suggestion(
            byPath.Id, byPath.Kind, byPath.Path, 0.5, [new Evidence("path", "the same", 1, 0.5), new Evidence(
                "outside id", $"{byPath.OutsideId}, not {claim.OutsideId}", 0, 0.5)])]);

    private Identity.Uncertain Meets(Claim claim, string path, IReadOnlyList<Claim> meeting)
    {
        var others = meeting.Where(one => one.Ordinal != claim.Ordinal)
            .Select(one => one.OwnId is { } id ? $"{one.SourcePath} ({id})" : one.SourcePath).Distinct().Order(StringComparer.Ordinal);
        var reason = claim.OwnId is { } own
            ? $"It is {own} and would be {path}, which {string.Join(", ", others)} of this import is too: one name, and perhaps two things."
            : $"It would be {path}, which {string.Join(", ", others)} of this import is too.";
        var known = At(claim.Kind, path) is { } one
            ? new Suggestion(
                one.Id, one.Kind, one.Path, 0.5, [new Evidence("name", "it leads to this artifact", 1, 0.5), new Evidence(
                    "import", "another file is this artifact", 0, 0.5)])
            : null;
        var apart = TellingPaths.Of(claim, path, meeting).Where(free => At(claim.Kind, free) is null)
            .Select(free => new Suggestion(
                null, claim.Kind, free, 0, [new Evidence("file", $"a path of its own for {claim.SourcePath}", 1, 1)]));
        return new Identity.Uncertain(reason, [.. apart.Prepend(known!).Where(suggestion => suggestion is not null)]);
    }

    private static string? PathOf(Claim claim, Identity identity) => identity switch
    {
        Identity.Certain certain => certain.Path,
        Identity.Unknown => claim.Path,
        _ => null,
    };
}
