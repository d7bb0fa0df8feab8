using System.Text;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class RealRepositoryTests
{
    private const string Pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_only_lies_in_a_folder_of_a_kinds_name_is_left_out_with_the_reason()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, Importing.Folder(
            ("src/models/user.py", "class User:\n    password = 'x'\n"u8.ToArray()), ("src/models/__init__.py", []),
            ("prompts/logo.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0xFF, 0x00]), ("tools/notes.md", "How to build."u8.ToArray()),
            ("docs/guide.md", "---\nkind: guide\ntitle: How to\n---\nRead on."u8.ToArray()),
            ("docs/broken.md", "---\ntitle: [\n---\nHi"u8.ToArray()),
            ("legacy/list.txt", [0xE4, 0xF6, 0xFC]), ("prompts/triage.md", "Be kind."u8.ToArray())));

        view.Item("prompts/triage.md").Outcome.ShouldBe(ItemOutcome.Created);
        view.Items.Where(item => item.SourcePath != "prompts/triage.md")
            .ShouldAllBe(item => item.Outcome == ItemOutcome.Ignored && item.Reason!.Length > 10);
        view.Item("src/models/user.py").Reason.ShouldBe("Lies among the models, but .py is no form of model the console reads.");
        view.Item("docs/guide.md").Reason!.ShouldContain("“guide” is not a kind");
        view.Outcomes.Ignored.ShouldBe(7);
    }

    [Fact]
    public async Task What_a_release_names_is_refused_when_no_format_reads_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(
            amara, ("prompt.txt", "Be kind."), ("app/config.json", "{}"),
            ("release.yaml", "version: \"1.0\"\nartifacts:\n  - prompt.txt\n  - app/config.json\n"));

        (view.Item("prompt.txt").Code, view.Item("app/config.json").Code).ShouldBe(("unknown-format", "unknown-format"));
        view.Item("release.yaml").Code.ShouldBe("file-refused");
    }

    [Theory]
    [InlineData("datasets/golden.jsonl", ItemOutcome.Refused)]
    [InlineData("golden.jsonl", ItemOutcome.Refused)]
    [InlineData("evaluations/run.eval", ItemOutcome.Refused)]
    [InlineData("models/weights.json", ItemOutcome.Refused)]
    [InlineData("prompts/logo.png", ItemOutcome.Ignored)]
    [InlineData("web/big.json", ItemOutcome.Ignored)]
    public async Task A_pointer_of_git_lfs_is_not_taken_for_the_file(string path, ItemOutcome outcome)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var item = (await console.ImportAsync(amara, Importing.Folder((path, Encoding.UTF8.GetBytes(Pointer))))).Item(path);

        item.Outcome.ShouldBe(outcome);
        if (outcome == ItemOutcome.Refused)
            item.Code.ShouldBe("lfs-pointer");
    }
}
