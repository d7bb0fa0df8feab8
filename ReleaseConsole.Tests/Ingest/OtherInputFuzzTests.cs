using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What comes in beside artifacts, broken in ten thousand ways: each ends in a value or a refusal, never in a fault.</summary>
public sealed class OtherInputFuzzTests
{
    private const string Secret = "a secret of thirty-two characters";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_broken_release_file_is_read_or_refused() => Broken.EachAsync(
        [
            .. Directory.EnumerateFiles(Path.Combine(Importing.RepositoryRoot(), "samples"), "release.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
            Bytes("version: \"1.0\"\nnotes: CHANGELOG.md\nartifacts: [{ path: datasets/a.jsonl, licence: mit }]\nevaluations: [{ path: evaluations/a.csv, columns: { case: q } }]\nexceptions: [{ reference: x, reason: y }]\n"),
        ],
        Broken.Runs, bytes =>
        {
            var read = ReleaseFile.Read(new SourceFile("release.yaml", bytes));
            (read.Succeeded || read.Refusal.Sentence.Length > 0).ShouldBeTrue();
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_broken_changelog_has_a_section_or_none() => Broken.EachAsync(
        [Bytes("# Changelog\n\n## [1.1.0] - 2026-11-01\n\n### Added\n- Kinder.\n\n## [1.0.0] - 2026-10-01 [YANKED]\n\n- First.\n\n[1.1.0]: https://example.com/1.1.0\n[1.0.0]: https://example.com/1.0.0\n")],
        Broken.Runs, bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            _ = KeepAChangelog.Is(text);
            (KeepAChangelog.Section(text, "1.0.0") ?? "\n").ShouldEndWith("\n");
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public async Task A_broken_archive_is_unpacked_or_refused(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("fuzzed-").FullName;
        // Each run writes files, so there are fewer of them.
        await Broken.EachAsync([Archive(kind)], Broken.Runs / 2, async bytes =>
        {
            await using var staging = new Staging(folder, new IngestOptions());
            var refusal = await Archives.UnpackAsync(new MemoryStream(bytes), staging, Cancel);
            (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
        });
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).ShouldBeSubsetOf([Staging.ContentName, "source.bin"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(HookScheme.Github)]
    [InlineData(HookScheme.Langfuse)]
    [InlineData(HookScheme.Mlflow)]
    [InlineData(HookScheme.Standard)]
    public Task A_signed_call_with_a_broken_body_is_heard_by_its_signature_alone(HookScheme scheme) => Broken.EachAsync(
        [
            Bytes("""{"ref":"refs/heads/main","repository":{"full_name":"a/b"},"commits":[]}"""),
            Vectors.Bytes("prompts/langfuse-webhook.json"),
            Bytes("""{"entity":"model_version","action":"created","timestamp":"2026-11-22T09:00:00Z","data":{"name":"a","version":"1"}}"""),
        ],
        Broken.Runs, bytes =>
        {
            HookSignature.Check(scheme, scheme == HookScheme.Standard ? "whsec_" + Convert.ToBase64String(Bytes(Secret)) : Secret,
            Signed(scheme, bytes), Now).Succeeded.ShouldBeTrue();
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData(SourceKind.Langfuse)]
    [InlineData(SourceKind.Mlflow)]
    public async Task A_broken_answer_of_a_pull_is_taken_or_refused(SourceKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("fuzzed-").FullName;
        byte[] answer = [];
        await using var place = await StartAsync(path => path.Contains("/prompts/", StringComparison.Ordinal) ? Langfuse(one: true)
            : path.EndsWith("model-versions/search", StringComparison.Ordinal) ? MlflowVersions : answer);
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var connection =
            new SourceConnection(kind, place.Urls.First()) { AllowsPrivateNetwork = true, Credential = console.Secret("any", "pk:sk") };
        var line = new SourceLine(console.Get<Reach>(), console.Get<Secrets>(), TimeProvider.System);
        // Each run is a pull over HTTP, so there are fewer of them.
        await Broken.EachAsync([kind == SourceKind.Langfuse ? Langfuse(one: false) : MlflowModels], Broken.Runs / 10, async bytes =>
        {
            answer = bytes;
            await using var staging = new Staging(folder, new IngestOptions());
            IImportSource source = kind == SourceKind.Langfuse
                ? new LangfuseSource(connection, line, KnownOutside.Nothing)
                : new MlflowSource(connection, line, KnownOutside.Nothing);
            var refusal = await source.StageAsync(staging, Cancel);
            (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
        });
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] MlflowModels => Bytes(
        """{"registered_models":[{"name":"triage","tags":[{"key":"mlflow.prompt.is_prompt","value":"true"}],"aliases":[{"alias":"champion","version":"1"}]}],"next_page_token":""}""");

    private static byte[] MlflowVersions => Bytes(
        """{"model_versions":[{"name":"triage","version":"1","tags":[{"key":"mlflow.prompt.text","value":"Be kind."}]}]}""");

    private static byte[] Langfuse(bool one) => Bytes(one
        ? """{"name":"triage","version":1,"type":"text","prompt":"Be kind.","labels":["production"],"tags":[],"config":{}}"""
        : """{"data":[{"name":"triage","type":"text","versions":[1],"labels":["production"],"tags":[],"lastUpdatedAt":"2026-11-01T08:00:00.000Z","lastConfig":{}}],"meta":{"page":1,"limit":100,"totalItems":1,"totalPages":1}}""");

    private static HookCall Signed(HookScheme scheme, byte[] body)
    {
        var time = $"{Now.ToUnixTimeSeconds()}";
        string Hex(string before) => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(Secret), (byte[])[.. Bytes(before), .. body]));
        string Base64(string before) => Convert.ToBase64String(HMACSHA256.HashData(Bytes(Secret), (byte[])[.. Bytes(before), .. body]));
        return new HookCall(scheme switch
        {
            HookScheme.Github =>
                new Dictionary<string, string>
                {
                    ["x-hub-signature-256"] = "sha256=" + Hex(""),
                    ["x-github-delivery"] = "d",
                    ["x-github-event"] = "push"
                },
            HookScheme.Langfuse => new Dictionary<string, string> { ["x-langfuse-signature"] = $"t={time},v1={Hex(time + ".")}" },
            HookScheme.Mlflow =>
                new Dictionary<string, string>
                {
                    ["x-mlflow-delivery-id"] = "d",
                    ["x-mlflow-timestamp"] = time,
                    ["x-mlflow-signature"] = "v1," + Base64($"d.{time}.")
                },
            _ =>
                new Dictionary<string, string>
                {
                    ["webhook-id"] = "d",
                    ["webhook-timestamp"] = time,
                    ["webhook-signature"] = "v1," + Base64($"d.{time}.")
                },
        }, body);
    }

    private static byte[] Archive(string kind)
    {
        using var bytes = new MemoryStream();
        if (kind == "zip")
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
                foreach (var name in new[] { "prompts/a.md", "tools/b.json" })
                {
                    using var entry = zip.CreateEntry(name).Open();
                    entry.Write(Bytes("Be kind to {{name}}."));
                }
        else
        {
            using var packed = kind == "tar" ? (Stream)bytes : new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true);
            using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
            foreach (var name in new[] { "prompts/a.md", "tools/b.json" })
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Bytes("Be kind to {{name}}.")) });
        }
        return bytes.ToArray();
    }

    private static async Task<WebApplication> StartAsync(Func<string, byte[]> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var bytes = answer(context.Request.Path.Value!);
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(bytes, Cancel);
        });
        await app.StartAsync(Cancel);
        return app;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
