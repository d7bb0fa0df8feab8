using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// A manifest written down as files, read by the formats that imports use. An evaluation is written short: <c>57+ 3- 1!</c> passed,
/// failed and got no answer, on the prompts beside it, or <c>… on some text</c>; <c>60+ again</c> is another run with the same answers,
/// and <c>60+ anew</c> one that recorded the digests of all that stands beside it.
/// </summary>
public static partial class WrittenManifest
{
    public static ManifestContents Of(IReadOnlyList<WrittenFile> files, string author = "example", string message = "")
    {
        var contents = files.Where(file => !IsEvaluation(file) && !IsOverlay(file, files))
            .SelectMany(file => Read(file, [.. files.Where(one => IsOverlayOf(one, file))], author, message)).ToList();
        var evaluations = files.Where(IsEvaluation).Select(file => Evaluation(file, contents, author)).ToList();
        return new ManifestContents(
            CanonicalJson.DigestOf(contents.Concat(evaluations).Select(one => one.Pin).ToList()), contents, evaluations);
    }

    private static IEnumerable<PinnedContent> Read(WrittenFile file, List<WrittenFile> overlays, string author, string message)
    {
        var unit = new ImportUnit(Source(file), [.. overlays.Select(one => new SettingsOverlay(Environment(one), Source(one)))]);
        var items = ArtifactFormats.Read(unit).Items;
        if (items.All(item => item.Succeeded) && items.Count > 0)
            return items.Select(
                item => Pin(item.Value.Kind, item.Value.Path, item.Value.Content.Form, item.Value.Content.Canonical, author, message));
        // What an import refuses (a key in the text) may still have come in by another way; it is taken as it stands.
        var (kind, path) = (ArtifactPaths.FolderKind(file.Path) ?? ArtifactKind.Prompt, file.Path[..^Path.GetExtension(file.Path).Length]);
        return kind is ArtifactKind.Settings or ArtifactKind.Model or ArtifactKind.Tool
            ? [Pin(kind, path, ContentForm.Json, CanonicalJson.Of(YamlTree.Parse(file.Text).Value.Root), author, message)]
            : [Pin(
                kind, path, kind == ArtifactKind.Dataset ? ContentForm.Bytes : ContentForm.Text, Encoding.UTF8.GetBytes(file.Text), author,
                message)];
    }

    private static PinnedContent Evaluation(WrittenFile file, List<PinnedContent> contents, string author)
    {
        var parts = file.Text.Split(" on ", 2);
        var ranOn = parts.Length == 2
            ? [new EvaluatedPrompt(EvaluatedPrompt.DigestOf(parts[1]), "another text")]
            : contents.Where(one => one.Pin.Kind == ArtifactKind.Prompt)
                .Select(one => new EvaluatedPrompt(EvaluatedPrompt.DigestOf(one.Bytes), one.Pin.Path)).ToList();
        var marks = string.Concat(Marks().Matches(parts[0])
            .Select(match => new string(match.Groups[2].Value[0], int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))));
        var rows = marks.Select((mark, at) => new EvaluationRow(
            string.Create(CultureInfo.InvariantCulture, $"case-{at}"), null, null, 0, "desk", mark == '!' ? null : mark == '+', null,
            mark == '!' ? "no answer" : null, null, null, 0)).ToList();
        var isAnew = parts[0].EndsWith(" anew", StringComparison.Ordinal);
        var ranAt = isAnew || parts[0].EndsWith(" again", StringComparison.Ordinal) ? DateTimeOffset.UnixEpoch : (DateTimeOffset?)null;
        var record = new EvaluationRecord("promptfoo/3", "golden", ranAt, ranOn, ["desk"], rows, EvaluationStats.Of(rows))
        {
            RanOnArtifacts = isAnew
                ? contents.DistinctBy(one => one.Pin.Path).ToDictionary(one => one.Pin.Path, one => one.Pin.Digest, StringComparer.Ordinal)
                : null,
        };
        return Pin(ArtifactKind.Evaluation, file.Path, ContentForm.Json, record.ToCanonical(), author, "");
    }

    private static PinnedContent Pin(ArtifactKind kind, string path, ContentForm form, byte[] bytes, string author, string message)
    {
        var digest = Digest.Of(bytes);
        var version = new ArtifactVersion(
            default, new TenantId(Guid.Empty), default, 1, digest, null, digest, "example", Guid.Empty, author, [], message, "{}",
            DateTimeOffset.UnixEpoch);
        return new PinnedContent(new PinnedArtifact(kind, path, digest), version, form, bytes);
    }

    private static SourceFile Source(WrittenFile file) => new(file.Path, Encoding.UTF8.GetBytes(file.Text));

    private static bool IsEvaluation(WrittenFile file) => file.Path.StartsWith("evaluations/", StringComparison.Ordinal);

    private static bool IsOverlay(WrittenFile file, IReadOnlyList<WrittenFile> files) => files.Any(one => IsOverlayOf(file, one));

    private static bool IsOverlayOf(WrittenFile file, WrittenFile shared) => file.Path.StartsWith("settings/", StringComparison.Ordinal)
        && SettingsFileName.Split(SettingsFileName.Stem(file.Path)) is { Environment.Length: > 0 } split
            && split.Stem == SettingsFileName.Stem(shared.Path);

    private static string Environment(WrittenFile file) => SettingsFileName.Split(SettingsFileName.Stem(file.Path)).Environment;

    [GeneratedRegex(@"(\d+)([+\-!])")]
    private static partial Regex Marks();
}
