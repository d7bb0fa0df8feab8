using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Text to become the next version. <see cref="Parent"/> is the digest it was edited from: null makes a new artifact.
/// <see cref="Origin"/> is <c>editor</c> or <c>api</c>.
/// </summary>
public sealed record VersionToSave(ArtifactKind Kind, string Path, string Content, string Message, Digest? Parent, string Origin = VersionToSave.Editor)
{
    public const string Editor = "editor";
    public const string Api = "api";
}

/// <summary>The version a save ended in; <see cref="IsNew"/> is false when the newest version already had this content.</summary>
public sealed record SavedVersion(
    ArtifactKind Kind, string Path, int Number, Digest Digest, Digest? Parent, string Author, string Message, DateTimeOffset SavedAt, bool IsNew);

/// <summary>
/// Saves text as the next version of an artifact, or as the first of a new one. Who was slower hears who was faster; the same
/// content again is the same version. The saver's own draft is done with.
/// </summary>
public sealed class SaveVersion(IDbContextFactory<ConsoleDb> contexts)
{
    public const int LongestMessage = 500;
    private const int Searched = 8_000;

    public async Task<Result<SavedVersion>> RunAsync(string product, VersionToSave wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var seen = await db.NewestAsync(admission.Value.Product.Id, wanted.Kind, wanted.Path, cancel);

        if (RefuseWords(wanted, isNew: seen is null) is { } refused)
            return refused;
        // Reading 4 MB takes a while: it is done before the tenant's lock is taken, and the newest version is read again after.
        var content = EditedText.Read(wanted.Kind, wanted.Content, seen is null ? null : await db.EditedFromAsync(seen, cancel));
        if (!content.Succeeded)
            return content.Refusal;
        await using var work = await db.BeginExclusiveAsync(cancel);
        var newest = await db.NewestAsync(admission.Value.Product.Id, wanted.Kind, wanted.Path, cancel);
        if (newest?.Digest != content.Value.Digest && RefuseParent(wanted, seen, newest) is { } conflict)
            return conflict;

        var appended = await db.AppendVersionAsync(
            actor, admission.Value.Product.Id, wanted.Kind, wanted.Path, content.Value, wanted.Message.Trim(),
            new VersionOrigin(wanted.Origin, Name: null, Path: null), cancel);
        await db.DropDraftAsync(appended.Artifact.Id, actor, cancel);
        if (appended.IsNew)
            db.Record(actor, Saved(wanted, appended.Version) with { Product = admission.Value.Product.Id });

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        var version = appended.Version;
        return new SavedVersion(
            wanted.Kind, wanted.Path, version.Number, version.Digest, version.Parent, version.AuthorName, version.Message, version.CreatedAt, appended.IsNew);
    }

    private static Refusal? RefuseWords(VersionToSave wanted, bool isNew)
    {
        if (isNew && ArtifactPathRule.Refuse(wanted.Kind, wanted.Path) is { } badPath)
            return badPath;
        if (wanted.Kind == ArtifactKind.Evaluation && wanted.Origin == VersionToSave.Editor)
            return ArtifactsRefusals.NotEdited(wanted.Kind);
        if (string.IsNullOrWhiteSpace(wanted.Message))
            return ArtifactsRefusals.MessageMissing();
        if (wanted.Message.Trim().Length > LongestMessage)
            return ArtifactsRefusals.MessageTooLong(LongestMessage);
        return SecretScan.FirstIn(wanted.Message) is { } secret ? ArtifactsRefusals.SecretInMessage(secret.Kind) : null;
    }

    private static Refusal? RefuseParent(VersionToSave wanted, ArtifactVersion? seen, ArtifactVersion? newest) => newest switch
    {
        null => wanted.Parent is null ? null : ArtifactsRefusals.ParentWithoutArtifact(wanted.Path),
        _ => wanted.Parent == newest.Digest && seen?.Id == newest.Id ? null : ArtifactsRefusals.VersionConflict(newest),
    };

    private static VersionSaved Saved(VersionToSave wanted, ArtifactVersion version) =>
        new(wanted.Kind, wanted.Path, version.Number, version.Digest, version.Parent, version.Message, wanted.Origin)
        {
            Content = new StringBuilder().AppendLine(version.Message).Append(wanted.Content.AsSpan(0, Math.Min(wanted.Content.Length, Searched))).ToString(),
        };
}
