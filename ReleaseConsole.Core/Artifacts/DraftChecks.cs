using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>What is wrong with this text, before it is saved? Changes nothing.</summary>
public sealed class DraftChecks(IDbContextFactory<ConsoleDb> contexts)
{
    private const int SettingsRead = 20;

    public async Task<Result<TextChecked>> RunAsync(
        string product, ArtifactKind kind, string path, string text, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var newest = await db.NewestAsync(id, kind, path, cancel);
        var settings = kind == ArtifactKind.Prompt ? await SettingsNamesAsync(db, id, cancel) : new Dictionary<string, string>();
        return Of(kind, text, newest is null ? null : await db.EditedFromAsync(newest, cancel), settings);
    }

    /// <param name="settings">Names that settings declare, with the path of the artifact that does.</param>
    public static TextChecked Of(ArtifactKind kind, string text, EditedFrom? from, IReadOnlyDictionary<string, string> settings)
    {
        var read = EditedText.Read(kind, text, from);
        if (!read.Succeeded)
        {
            var (line, column) = Places.Parse(read.Refusal.Place);
            return new TextChecked(
                null, [new TextCheck(CheckSeverity.Error, read.Refusal.Sentence, read.Refusal.Code, line ?? 1, column ?? 1, 1)], []);
        }
        if (kind != ArtifactKind.Prompt)
            return new TextChecked(read.Value.Digest, [], []);
        if (read.Value.Form == ContentForm.Text)
            return Of(
                read.Value.Digest, PromptVariables.In(text, settings, format: read.Value.Format), PromptVariables.Declared(text),
                PromptVariables.FrontMatter);
        var content = PromptContent.Of(read.Value.Form, read.Value.Canonical);
        return Of(
            read.Value.Digest, MessageVariables.In(content, text, settings), MessageVariables.Declared(content), MessageVariables.Beside);
    }

    private static TextChecked Of(Digest digest, IReadOnlyList<PromptVariable> variables, IReadOnlySet<string> declared, string by)
    {
        var used = variables.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        return new TextChecked(
            digest,
            [
                .. variables.Where(variable => variable.DeclaredIn is null).Select(variable => new TextCheck(
                    CheckSeverity.Warning, $"{variable.Written} is filled in here, and neither the {by} nor settings declare it.",
                    "undeclared-variable",
                    variable.Line, variable.Column, variable.Written.Length)),
                .. declared.Where(name => !used.Any(one => one == name || one.StartsWith(name + ".", StringComparison.Ordinal)))
                    .Order(StringComparer.Ordinal).Select(name => new TextCheck(
                        CheckSeverity.Hint, $"The {by} declares {name}, and the text does not use it.", "unused-variable", Line: 1,
                        Column: 1, Length: 3)),
            ],
            variables);
    }

    /// <summary>The first names in the newest settings of the product, each with the artifact that has it.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> SettingsNamesAsync(
        ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var contents = await (from artifact in db.Set<Artifact>().AsNoTracking()
                              join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                              join blob in db.Set<Blob>().AsNoTracking() on version.Digest equals blob.Digest
                              where artifact.ProductId == product && artifact.Kind == ArtifactKind.Settings && blob.Form == ContentForm.Json
                                  && version.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == artifact.Id)
                                      .Max(other => other.Number)
                              orderby artifact.Path
                              select new { artifact.Path, blob.Bytes }).Take(SettingsRead).ToListAsync(cancel);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var content in contents)
            foreach (var (name, _) in (JsonNode.Parse(content.Bytes) as JsonObject)?["base"] as JsonObject ?? [])
                names.TryAdd(name, content.Path);
        return names;
    }
}
