using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Verbs;

/// <summary>The verbs that look at a release and its log, each as a process, on one demo workspace that <c>demo reset</c> made.</summary>
public sealed class DemoVerbsTests(DemoVerbsTests.Workspace workspace) : IClassFixture<DemoVerbsTests.Workspace>
{
    private const string Product = "support-agent";

    [Fact]
    public async Task A_comparison_is_text_JSON_or_Markdown_and_a_gate_by_its_risk()
    {
        (await CompareAsync("2026.11.0", "2026.11.1")).ShouldEnd(0).Said.ShouldStartWith("2026.11.0 -> 2026.11.1:");
        var json = (await CompareAsync("2026.11.0", "2026.11.1", "--format", "json", "--fail-on", "low")).ShouldEnd(3).Json;
        json["findings"]!.AsArray().ShouldNotBeEmpty();
        (await CompareAsync("2026.11.0", "2026.11.1", "--format", "markdown")).ShouldEnd(0).Said.ShouldStartWith("## 2026.11.0");
        (await CompareAsync("artifact:prompts/triage@1", "artifact:prompts/triage@2", "--fail-on", "high"))
            .ShouldComplain(2, "--fail-on needs two releases");
        (await CompareAsync("2026.11.0", "2026.99")).ShouldComplain(1, "2026.99");
    }

    [Fact]
    public async Task Three_ways_it_tells_which_evaluations_a_merge_would_keep_and_which_it_leaves_out()
    {
        string[] three = ["--base", "2026.10.3"];
        var json = (await CompareAsync("2026.11.0", "2026.11.1", [.. three, "--json"])).ShouldEnd(0).Json;
        var told = json["threeWay"]!["evaluations"]!.AsArray().ShouldHaveSingleItem()!;
        var why = told["why"]!.GetValue<string>();
        why.ShouldNotBeEmpty();
        var line = $"{(told["goesAlong"]!.GetValue<bool>() ? "goes along" : "left out"),-12} {told["path"]}: {why}";
        (await CompareAsync("2026.11.0", "2026.11.1", three)).ShouldEnd(0).Said.ShouldContain($"Evaluations in a merge\n  {line}");
        (await CompareAsync("2026.11.0", "2026.11.1", [.. three, "--format", "markdown"]))
            .ShouldEnd(0).Said.ShouldContain("| In a merge | Evaluation | Why |");
    }

    [Fact]
    public async Task An_import_is_tried_without_a_trace_and_one_with_a_refused_file_exits_with_1()
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace.Data, "mine")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "prompts")).FullName, "broken.md"), "---\nname: [\n---\nBe kind.",
            TestContext.Current.CancellationToken);

        (await RunAsync(
            "import", Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", "2026.11.1"), "--product", Product, "--dry-run"))
            .ShouldEnd(0).Said.ShouldContain("unchanged");
        (await RunAsync("import", folder, "--product", Product)).ShouldEnd(1).Said.ShouldContain("broken.md");
        (await RunAsync("import", Path.Combine(folder, "nowhere"), "--product", Product)).ShouldComplain(1, "nowhere");
    }

    [Fact]
    public async Task The_log_is_verified_and_an_entry_proved_and_the_schema_is_up_to_date()
    {
        (await RunAsync("audit", "verify", "--json")).ShouldEnd(0).Json["ok"]!.GetValue<bool>().ShouldBeTrue();
        (await RunAsync("audit", "prove", "0")).ShouldEnd(0).Said.ShouldNotBeEmpty();
        (await RunAsync("audit", "prove", "999999")).ShouldEnd(1).Complained.ShouldNotBeEmpty();
        (await RunAsync("migrate")).ShouldEnd(0).Said.ShouldBe("The database is up to date.\n");
    }

    private Task<EndedProgram> CompareAsync(string from, string to, params string[] more) =>
        RunAsync(["compare", from, to, "--product", Product, .. more]);

    private Task<EndedProgram> RunAsync(params string[] arguments) => EndedProgram.InAsync(workspace.Data, arguments);

    public sealed class Workspace : IAsyncLifetime
    {
        public string Data { get; } = Directory.CreateTempSubdirectory("verbs-").FullName;

        public async ValueTask InitializeAsync() => (await EndedProgram.InAsync(Data, "demo", "reset")).ShouldEnd(0);

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Data, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
