using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What differs between two references and how risky is it? It is judged for the environment that is named, else for the one that is a
/// side of the comparison, else as for a protected one; a proposal judges it again for its own.
/// </summary>
public sealed class ReleaseJudgement(ComparisonView comparison, IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="product">The product's short name.</param>
    /// <param name="from">The one side, as <see cref="CompareReference"/> reads it.</param>
    /// <param name="to">The other side.</param>
    /// <param name="environment">An environment's name; null or empty: told from the sides.</param>
    public async Task<Result<JudgedComparison>> RunAsync(
        string product, string? from, string? to, Actor actor, CancellationToken cancel, string? environment = null)
    {
        var compared = await comparison.RunAsync(product, from, to, actor, cancel);
        if (!compared.Succeeded)
            return compared.Refusal;
        var (one, other) = (CompareReference.Parse(from).Value, CompareReference.Parse(to).Value);
        if (one.IsOneArtifact || other.IsOneArtifact)
            return new JudgedComparison(compared.Value, Assessment: null);
        var place = string.IsNullOrEmpty(environment) ? PlaceOf(one, other) : environment;

        await using var db = await contexts.OpenAsync(actor, cancel);
        var (id, before, after) = (compared.Value.Product.Id, compared.Value.From.Contents, compared.Value.To.Contents);
        var destination = await Destination.LoadAsync(db, id, place, cancel);
        if (!destination.Succeeded)
            return destination.Refusal;
        var policy = await PolicyInForce.LoadAsync(db, id, cancel);
        var surroundings = await SurroundingsReading.LoadAsync(db, id, place, before, after, policy.Digest, db.Now, cancel);
        // Seconds of arithmetic are not for the thread that draws a page.
        var judged = await Task.Run(() => JudgeRelease.Of(before, after, policy, destination.Value, surroundings), cancel);
        return new JudgedComparison(compared.Value, judged, place);
    }

    /// <summary>The environments it can be judged for, in the order of promotion.</summary>
    public async Task<Result<IReadOnlyList<string>>> PlacesAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        return admission.Succeeded ? await PolicyEnvironments.OfAsync(db, admission.Value.Product.Id, cancel) : admission.Refusal;
    }

    // What is live on the left is what the right side would replace there; two environments are judged for the one that is changed.
    private static string? PlaceOf(CompareReference from, CompareReference to) => (from, to) switch
    {
        (CompareReference.OfEnvironment live, not CompareReference.OfEnvironment) => live.Name,
        (_, CompareReference.OfEnvironment there) => there.Name,
        _ => null,
    };
}
