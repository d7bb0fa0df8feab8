using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// What a release meets in one environment: what it replaces, what the environment does not allow, how risky the change is there and
/// whose signatures it takes.
/// </summary>
public sealed record EnvironmentMet(
    string Environment, bool IsProtected, string? Replaces, bool IsLive, Boundary Boundary, IReadOnlyList<BoundaryBreach> Breaches,
    RiskLevel Level,
    RecommendedPath Path, IReadOnlyList<RequiredSignatures> Signatures, bool EvaluationRequired);

/// <summary>Which toolchain, which models, inside which boundaries, under which policy and by whose signatures?</summary>
public sealed class ReleaseProfile(IDbContextFactory<ConsoleDb> contexts, ReleaseSummary summary)
{
    public async Task<Result<ReleaseProfileShown>> RunAsync(
        string productSlug, string versionOrDigest, Actor actor, CancellationToken cancel)
    {
        var release = await summary.RunAsync(productSlug, versionOrDigest, actor, cancel);
        if (!release.Succeeded)
            return release.Refusal;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var contents = (await ManifestContents.LoadAsync(db, product, release.Value.Manifest, cancel))!;
        var policy = await PolicyInForce.LoadAsync(db, product, cancel);
        var environments = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == product)
            .OrderBy(one => one.Position).ToListAsync(cancel);
        var live = environments.Select(one => one.LiveRelease).OfType<ReleaseId>().ToList();
        var versions = await db.Set<Release>().AsNoTracking().Where(one => live.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Version, cancel);
        var replaced = new Dictionary<Digest, ManifestContents>();
        foreach (var manifest in environments.Select(one => one.LiveManifest).OfType<Digest>().Distinct())
            replaced[manifest] = (await ManifestContents.LoadAsync(db, product, manifest, cancel))!;
        var met = new List<EnvironmentMet>();
        foreach (var one in environments)
        {
            var before = one.LiveManifest is { } manifest ? replaced[manifest] : ManifestContents.Nothing;
            var surroundings = await SurroundingsReading.LoadAsync(db, product, one.Name, before, contents, policy.Digest, db.Now, cancel);
            met.Add(Met(one, contents, before, policy, surroundings, one.LiveRelease is { } id ? versions.GetValueOrDefault(id) : null));
        }
        var closure = await ClosureReading.OfAsync(db, product, release.Value.Manifest, cancel);
        var exceptions = ManifestDocument.Read(release.Value.Document).Exceptions ?? [];
        return new ReleaseProfileShown(
            release.Value.Version, release.Value.Manifest, release.Value.Toolchain, contents.Artifacts.Count(
                one => one.Pin.Kind == ArtifactKind.Tool),
            [.. contents.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Model).SelectMany(Models)], policy.Digest, policy.Version,
            met, exceptions)
        {
            References = closure.References,
            Open = LeftOpen.Of(closure.Open, exceptions),
        };
    }

    private static EnvironmentMet Met(
        ReleaseEnvironment environment, ManifestContents contents, ManifestContents live, PolicyInForce policy, Surroundings surroundings,
        string? replaces)
    {
        var boundary = BoundaryCheck.Read(environment.Boundary);
        var judged = JudgeRelease.Of(
            live, contents, policy, new Destination(environment.Name, environment.IsProtected, boundary), surroundings);
        return new EnvironmentMet(
            environment.Name, environment.IsProtected, replaces, environment.LiveManifest == contents.Digest, boundary,
            BoundaryCheck.Of(boundary, contents, environment.Name), judged.Risk, judged.RecommendedPath, judged.Signatures,
            environment.IsProtected && policy.Policy.Review.EvaluationRequired);
    }

    /// <summary>Each deployment of a group is asked; a model that names none is shown without a name.</summary>
    private static IEnumerable<ModelAsked> Models(PinnedContent model)
    {
        var stated = ModelAliases.Stated(model.Form == ContentForm.Json ? JsonNode.Parse(model.Bytes) : null);
        return stated.Count == 0
            ? [new ModelAsked(model.Pin.Path, null, null, null)]
            : stated.Select(one => new ModelAsked(
                model.Pin.Path, one["provider"].Word(), ModelAliases.NameOf(one), ModelAliases.Note(model.Pin.Path, one)));
    }
}
