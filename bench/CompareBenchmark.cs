using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Bench;

/// <summary>
/// Two releases of 1 000 artifacts of all kinds, 5 MB, of which 200 changed, compared by meaning, beside a word diff of git over the same
/// trees; and a text of 100 000 lines beside git's line diff. Git is a new process each time, as people call it; ours has the bytes in
/// memory, as a manifest has, and is warm, as in a server that has run for a while.
/// </summary>
internal static class CompareBenchmark
{
    private const int Artifacts = 1_000;
    private const int Changed = 200;
    private const int FileSize = 5_000;

    public static Contest Prepare()
    {
        var root = Directory.CreateTempSubdirectory("release-console-bench-").FullName;
        var (before, after) = (Release(root, "before", version: 1), Release(root, "after", version: 2));
        var changes = 0;
        return new Contest(
            string.Create(
                CultureInfo.InvariantCulture,
                $"comparing two releases of {Artifacts:N0} artifacts, {before.Artifacts.Sum(one => one.Bytes.Length) / 1e6:0.0} MB, {Changed} changed"),
            new Runner("CompareManifests.Of, with all meaning", () =>
            {
                // As if just loaded: nothing is known of them from the round before.
                changes = CompareManifests.Of(before with { }, after with { }).Changes.Count;
                return ValueTask.CompletedTask;
            }),
            new Runner("git diff --no-index --word-diff", () => GitAsync(root, "--word-diff", "before", "after")),
            rounds: 15,
            cleanUp: () =>
            {
                Directory.Delete(root, recursive: true);
                return ValueTask.CompletedTask;
            },
            warmUps: 60,
            note: () =>
                string.Create(
                    CultureInfo.InvariantCulture, $"{changes} changes; git starts a process and reads the files, ours has them in memory"),
            atMost: 1);
    }

    public static Contest PrepareText()
    {
        var root = Directory.CreateTempSubdirectory("release-console-bench-").FullName;
        var random = new Random(7);
        var old = Enumerable.Range(0, 100_000).Select(
            line => string.Create(CultureInfo.InvariantCulture, $"{line % 1_000}: {Sentence(random)}")).ToList();
        var young = old.Select((line, at) => at % 100 == 3 ? line + " again" : line).Where((_, at) => at % 500 != 7).ToList();
        var (before, after) = (string.Join('\n', old) + "\n", string.Join('\n', young) + "\n");
        File.WriteAllText(Path.Combine(root, "before"), before);
        File.WriteAllText(Path.Combine(root, "after"), after);
        return new Contest(
            "a text of 100,000 lines, 1,200 of them changed or gone",
            new Runner("TextDiff.Of, with words marked", () =>
            {
                GC.KeepAlive(TextDiff.Of(before, after));
                return ValueTask.CompletedTask;
            }),
            new Runner("git diff --no-index", () => GitAsync(root, "--no-color", "before", "after")),
            rounds: 15,
            cleanUp: () =>
            {
                Directory.Delete(root, recursive: true);
                return ValueTask.CompletedTask;
            });
    }

    private static async ValueTask GitAsync(string folder, string how, string before, string after)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "core.pager=cat", "diff", "--no-index", how, before, after])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        // 1 says that there are differences.
        if (git.ExitCode != 1)
            throw new InvalidOperationException($"git ended with {git.ExitCode}");
    }

    private static ManifestContents Release(string root, string name, int version)
    {
        var pins = new List<PinnedContent>();
        for (var number = 0; number < Artifacts; number++)
        {
            var (kind, form, bytes) = Content(number, number % (Artifacts / Changed) == 0 ? version : 1);
            var path = string.Create(CultureInfo.InvariantCulture, $"{kind.Folder()}/a{number:D4}");
            var file = Path.Combine(root, name, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Readable(form, kind, bytes));
            var digest = Digest.Of(bytes);
            var made = new ArtifactVersion(
                default, new TenantId(Guid.Empty), default, 1, digest, null, digest, "bench", Guid.Empty, "bench", [], "", "{}",
                DateTimeOffset.UnixEpoch);
            pins.Add(new PinnedContent(new PinnedArtifact(kind, path, digest), made, form, bytes));
        }
        return new ManifestContents(CanonicalJson.DigestOf(pins.Select(one => one.Pin).ToList()), pins, []);
    }

    // What people keep is indented; the canonical form is one line, on which a line diff says nothing.
    private static byte[] Readable(ContentForm form, ArtifactKind kind, byte[] bytes) => form == ContentForm.Json
        && kind != ArtifactKind.Prompt
        ? Encoding.UTF8.GetBytes(JsonNode.Parse(bytes)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }))
        : bytes;

    private static (ArtifactKind Kind, ContentForm Form, byte[] Bytes) Content(int number, int version)
    {
        var random = new Random(number);
        return (number / 5 % 10) switch
        {
            < 6 => (ArtifactKind.Prompt, ContentForm.Text, Encoding.UTF8.GetBytes(Prompt(random, version))),
            6 or 7 => (ArtifactKind.Tool, ContentForm.Json, Tool(random, number, version)),
            8 => (ArtifactKind.Dataset, ContentForm.Bytes, Encoding.UTF8.GetBytes(Dataset(random, version))),
            _ => number / 50 % 2 == 0
                ? (ArtifactKind.Settings, ContentForm.Json, Settings(random, version))
                : (ArtifactKind.Policy, ContentForm.Json, Policy(random, version)),
        };
    }

    private static string Prompt(Random random, int version)
    {
        var text = new StringBuilder(
            "---\nmodel: openai/gpt-4.1-mini-2025-04-14\nconfig:\n  temperature: 0\n---\n{{role \"system\"}}\nYou answer customers.\n\n## Rules\n\n");
        for (var line = 0; text.Length < FileSize; line++)
        {
            var sentence = Sentence(random);
            // A sentence in twenty is another one in the second version, and a rule goes.
            if (version == 2 && line % 20 == 7)
                sentence += " when asked";
            if (version == 2 && line == 30)
                continue;
            text.Append(random.Next(6) == 0 ? "- Never " : random.Next(5) == 0 ? "- Always " : "").Append(sentence).Append(".\n");
        }
        return text.Append("\n{{role \"user\"}}\n{{message}}\n").ToString();
    }

    private static byte[] Tool(Random random, int number, int version)
    {
        var members = new JsonObject();
        for (var at = 0; at < 24; at++)
            members[$"parameter_{at}"] = new JsonObject
            {
                ["type"] = at % 3 == 0 ? "number" : "string",
                ["description"] = Sentence(random) + " and " + Sentence(random),
                [at % 3 == 0 ? "maximum" : "maxLength"] = 50 + (version == 2 && at % 8 == 0 ? 150 : 0),
            };
        var schema = new JsonObject
        { ["type"] = "object", ["properties"] = members, ["required"] = new JsonArray("parameter_0"), ["additionalProperties"] = false };
        return new ToolDefinition($"tool_{number}", null, Sentence(random), schema, null)
        {
            Annotations = ToolAnnotations.Defaults with { ReadOnlyHint = version == 1 },
            AnnotationsStated = ["readOnlyHint"],
        }.ToCanonical();
    }

    private static string Dataset(Random random, int version)
    {
        var text = new StringBuilder();
        for (var row = 0; text.Length < FileSize; row++)
            if (version == 1 || row % 9 != 4)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{{\"id\":\"case-{row}\",\"message\":\"{Sentence(random)}{(version == 2 && row % 7 == 0 ? " now" : "")}\",\"expected\":\"{(random.Next(2) == 0 ? "refund" : "ask")}\"}}\n");
            else
                Sentence(random);
        return text.ToString();
    }

    private static byte[] Settings(Random random, int version)
    {
        var shared = new JsonObject();
        for (var at = 0; at < 90; at++)
            shared[$"setting_{at}"] = at % 4 == 0 ? random.Next(100) + (version == 2 && at % 24 == 0 ? 7 : 0) : Sentence(random);
        return CanonicalJson.Of(new JsonObject
        {
            ["base"] = shared,
            ["overlays"] = new JsonObject
            {
                ["staging"] = new JsonObject { ["setting_0"] = 1 },
                ["production"] = new JsonObject { ["setting_4"] = version }
            },
        });
    }

    private static byte[] Policy(Random random, int version)
    {
        var rules = new JsonArray();
        for (var at = 0; at < 40; at++)
            rules.Add(
                new JsonObject
                {
                    ["id"] = $"rule-{at}",
                    ["text"] = Sentence(
                    random),
                    ["action"] = version == 2 && at % 10 == 0 ? "allow" : "deny",
                    ["limit"] = 50
                });
        return CanonicalJson.Of(new JsonObject { ["rules"] = rules });
    }

    private static readonly string[] Words =
    [
        .. from first in (string[])["an", "be", "cus", "de", "or", "re", "pro", "sha", "kin", "un", "par", "ad", "pri", "fo", "num"]
           from last in (string[])["swer", "tomer", "fund", "der", "mise", "p", "dly", "known", "cel", "dress", "ce", "turn", "ask", "r",
           "ber", "when", "with", "a", "the"]
           select first + last,
    ];

    private static string Sentence(Random random) =>
        string.Join(' ', Enumerable.Range(0, 7 + random.Next(6)).Select(_ => Words[random.Next(Words.Length)]));
}
