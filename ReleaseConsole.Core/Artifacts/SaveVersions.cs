using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Saves texts as the next versions of their artifacts, all of them or none. Who was slower hears who was faster; the same content again
/// is the same version. A draft that was saved is done with.
/// </summary>
public sealed class SaveVersions(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Searched = 8_000;

    public async Task<Result<IReadOnlyList<SavedVersion>>> RunAsync(
        string product, IReadOnlyList<VersionToSave> wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        // Reading 4 MB takes a while: it is done before the tenant's lock is taken, and the newest version is read again after.
        var read = new List<TextRead>();
        foreach (var one in wanted)
        {
            var text = await ReadAsync(db, id, one, cancel);
            if (!text.Succeeded)
                return text.Refusal;
            read.Add(text.Value);
        }

        await using var work = await db.BeginExclusiveAsync(cancel);
        var saved = new List<SavedVersion>();
        foreach (var text in read)
        {
            var version = await AppendAsync(db, id, text, actor, cancel);
            if (!version.Succeeded)
                return version.Refusal;
            saved.Add(version.Value);
        }
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return saved;
    }

    private static async Task<Result<TextRead>> ReadAsync(ConsoleDb db, ProductId product, VersionToSave wanted, CancellationToken cancel)
    {
        var seen = await db.NewestAsync(product, wanted.Kind, wanted.Path, cancel);
        if (RefuseWords(wanted, isNew: seen is null) is { } refused)
            return refused;
        var content = EditedText.Read(wanted.Kind, wanted.Content, seen is null ? null : await db.EditedFromAsync(seen, cancel));
        return content.Succeeded ? new TextRead(wanted, seen, content.Value) : content.Refusal;
    }

    private static async Task<Result<SavedVersion>> AppendAsync(
        ConsoleDb db, ProductId product, TextRead text, Actor actor, CancellationToken cancel)
    {
        var (wanted, seen, content) = text;
        var newest = await db.NewestAsync(product, wanted.Kind, wanted.Path, cancel);
        if (newest?.Digest != content.Digest && RefuseParent(wanted, seen, newest) is { } conflict)
            return conflict;
        var appended = await db.AppendVersionAsync(
            actor, product, wanted.Kind, wanted.Path, content, wanted.Message.Trim(),
            new VersionOrigin(wanted.Origin, Name: null, Path: null), cancel,
            wanted.Writers);
        // A merge did not come from the saver's draft, which stays and is shown as begun on an older version.
        if (wanted.Origin != VersionToSave.Merge)
            await db.DropDraftAsync(appended.Version.ArtifactId, actor, cancel);
        if (appended.IsNew)
            db.Record(actor, Saved(wanted, appended.Version) with { Product = product });
        var version = appended.Version;
        return new SavedVersion(
            wanted.Kind, wanted.Path, version.Number, version.Digest, version.Parent, version.AuthorName, version.Message,
            version.CreatedAt, appended.IsNew);
    }

    private static Refusal? RefuseWords(VersionToSave wanted, bool isNew)
    {
        if (isNew && ArtifactPathRule.Refuse(wanted.Kind, wanted.Path) is { } badPath)
            return badPath;
        if (wanted.Kind == ArtifactKind.Evaluation && wanted.Origin != VersionToSave.Api)
            return ArtifactsRefusals.NotEdited(wanted.Kind);
        return MessageRule.Refuse(wanted.Message);
    }

    private static Refusal? RefuseParent(VersionToSave wanted, ArtifactVersion? seen, ArtifactVersion? newest) => newest switch
    {
        null => wanted.Parent is null ? null : ArtifactsRefusals.ParentWithoutArtifact(wanted.Path),
        _ => wanted.Parent == newest.Digest && seen?.Id == newest.Id ? null : ArtifactsRefusals.VersionConflict(newest),
    };

    private static VersionSaved Saved(VersionToSave wanted, ArtifactVersion version) =>
        new(wanted.Kind, wanted.Path, version.Number, version.Digest, version.Parent, version.Message, wanted.Origin)
        {
            Content = new StringBuilder().AppendLine(version.Message)
                .Append(wanted.Content.AsSpan(0, Math.Min(wanted.Content.Length, Searched))).ToString(),
        };

    private sealed record TextRead(VersionToSave Wanted, ArtifactVersion? Seen, NewContent Content);
}
