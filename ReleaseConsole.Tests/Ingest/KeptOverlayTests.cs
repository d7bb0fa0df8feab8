using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class KeptOverlayTests
{
    private static readonly (string Path, string Text) Base = ("settings/runtime.yaml", "retries: 3\n");
    private static readonly (string Path, string Text) Production = ("settings/runtime.production.yaml", "retries: 5\n");
    private static readonly (string Path, string Text) Staging = ("settings/runtime.staging.yaml", "retries: 4\n");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_sent_without_the_overlays_they_had_are_refused_and_the_overlays_stay()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Base, Production, Staging);

        var view = await console.ImportAsync(amara, Loose((Base.Path, "retries: 9\n"), Staging));

        var item = view.Item(Base.Path);
        (item.Outcome, item.Code).ShouldBe((ItemOutcome.Refused, "overlays-missing"));
        item.Reason.ShouldNotBeNull().ShouldContain("runtime.production.yaml");
        item.Reason.ShouldNotContain("runtime.staging.yaml");
        (await console.AllAsync<ArtifactVersion>()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Settings_sent_with_their_overlays_are_a_new_version()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Base, Production);

        var view = await console.ImportAsync(amara, Loose((Base.Path, "retries: 9\n"), Production));

        (view.Item(Base.Path).Outcome, view.Item(Base.Path).Version).ShouldBe((ItemOutcome.Created, 2));
    }

    [Fact]
    public async Task A_whole_folder_without_an_overlay_takes_it_away_and_says_so()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Base, Production, Staging);

        var item = (await console.ImportAsync(amara, Base, Staging)).Item(Base.Path);

        (item.Outcome, item.Version).ShouldBe((ItemOutcome.Created, 2));
        item.Reason.ShouldBe("With what differs in staging. What differed in production is gone: the folder has no file for it.");
    }

    private static Core.Ingest.Sources.UploadSource Loose(params (string Path, string Text)[] files) =>
        Importing.LooseFiles([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);
}
