using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Keeps a policy text as the next version of the product's policy. It judges nothing yet: it is a draft until it was proposed, signed
/// and put in force. Refused with line and column where it cannot be read or names an environment the product does not have.
/// </summary>
public sealed class DraftPolicy(IDbContextFactory<ConsoleDb> contexts)
{
    public const int LengthLimit = 256 * 1024;

    public static bool May(Permissions permissions, ProductId product) =>
        permissions.May(Permission.Author, product) || permissions.May(Permission.SetPolicy, product);

    public async Task<Result<PolicyDraft>> RunAsync(NewPolicy wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, wanted.Product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (product, permissions) = admission.Value;
        if (!May(permissions, product.Id))
            return AccessRefusals.MayNot(actor, Permission.SetPolicy);
        var environments = await PolicyEnvironments.OfAsync(db, product.Id, cancel);

        if (Refuse(wanted, environments) is { } refusal)
            return refusal;
        var content = EditedText.Read(ArtifactKind.Policy, wanted.Text, from: null);
        if (!content.Succeeded)
            return content.Refusal;
        await using var moment = await db.BeginExclusiveAsync(cancel);
        if (await MovedAsync(db, product.Id, wanted, content.Value.Digest, cancel) is { } moved)
            return moved;

        var origin = new VersionOrigin("policy", null, RiskPolicy.ArtifactPath);
        var kept = await db.AppendVersionAsync(
            actor, product.Id, ArtifactKind.Policy, RiskPolicy.ArtifactPath, content.Value, wanted.Message.Trim(), origin, cancel);
        var version = kept.Version;
        if (kept.IsNew)
            db.Record(actor, new VersionSaved(
                ArtifactKind.Policy, RiskPolicy.ArtifactPath, version.Number, version.Digest, version.Parent, version.Message, origin.Kind)
            { Product = product.Id });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return new PolicyDraft(version.Number, version.Digest, wanted.Text, version.AuthorName, version.CreatedAt, version.Message);
    }

    private static Refusal? Refuse(NewPolicy wanted, IReadOnlyList<string> environments)
    {
        if (wanted.Text.Length > LengthLimit)
            return AssessRefusals.PolicyTooLong(LengthLimit);
        return MessageRule.Refuse(wanted.Message) ?? RiskPolicy.Read(wanted.Text, environments).Whole.Refusal;
    }

    private static async Task<Refusal?> MovedAsync(
        ConsoleDb db, ProductId product, NewPolicy wanted, Digest content, CancellationToken cancel)
    {
        var inForce = await PolicyInForce.LatestAsync(db, product, cancel);
        var newest = await db.NewestAsync(product, ArtifactKind.Policy, RiskPolicy.ArtifactPath, cancel);
        if (content == (inForce?.Policy ?? RiskPolicy.DefaultDigest))
            return AssessRefusals.PolicyAlreadyInForce(inForce?.Version ?? 0);
        return newest is null || newest.Digest == wanted.WrittenOver || newest.Digest == content
            ? null
            : ArtifactsRefusals.VersionConflict(newest);
    }
}
