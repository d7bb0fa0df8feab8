using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Watch.GivenDrift;

namespace ReleaseConsole.Tests.Watch;

public sealed class DriftTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_by_hand_is_found_with_its_author_and_shows_on_the_board()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");

        (await CheckAsync(console)).ShouldBe(1);
        (await CheckAsync(console)).ShouldBe(1);

        var drift = (await console.AllAsync<Drift>()).Single();
        drift.Kind.ShouldBe(DriftKind.ContentEdited);
        drift.Path.ShouldBe("prompts/triage");
        drift.Observed.ShouldBe(Digest.Of("Be rude.\n").ToString());
        drift.Who!.ShouldContain("Sam Hand");
        (await console.StoryAsync()).Count(action => action == nameof(DriftFound)).ShouldBe(1);
        var board = (await console.Get<EnvironmentBoard>().RunAsync(
            TestConsole.ProductSlug, await console.PersonAsync("Vera", (Role.Viewer, null)), Cancel)).Value;
        board.Environments.Single(one => one.Name == "production").State.ShouldBe(EnvironmentState.Drifted);
        board.Parity.Single(one => one.Path == "prompts/triage").Cells[^1].Observed.ShouldBe(drift.Observed);
    }

    [Fact]
    public async Task Missing_and_extra_files_are_named_and_spacing_is_no_drift()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", null);
        git.EditByHand(Branch, "notes.txt", "mine\n");
        git.EditByHand(Branch, "models/default.json", """{ "provider": "openai", "model": "gpt-4.1-mini" }""");

        await CheckAsync(console);

        (await console.AllAsync<Drift>()).Select(one => (one.Kind, one.Path)).ShouldBe(
            [(DriftKind.Missing, "prompts/triage"), (DriftKind.Extra, "notes.txt")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_target_that_does_not_answer_cannot_tell_and_forgets_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);
        Directory.Move(git.Remote, git.Remote + ".away");
        await CheckAsync(console);

        (await console.AllAsync<Drift>()).Where(one => one.State == DriftState.Open).Select(one => one.Kind)
            .ShouldBe([DriftKind.ContentEdited, DriftKind.CannotTell], ignoreOrder: true);

        Directory.Move(git.Remote + ".away", git.Remote);
        (await CheckAsync(console)).ShouldBe(1);
    }

    [Fact]
    public async Task A_target_that_meets_a_fault_cannot_be_told_and_the_others_are_checked()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        var broken = await GivenGit.In(console).ConnectAsync(console, name: "a broken one", settings: """{"branch":1}""");
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");

        (await CheckAsync(console)).ShouldBe(2);

        var drifts = await console.AllAsync<Drift>();
        var unknown = drifts.Single(one => one.TargetId == broken.Id);
        unknown.Kind.ShouldBe(DriftKind.CannotTell);
        unknown.Observed!.ShouldStartWith("checking it met a fault: ");
        drifts.Single(one => one.TargetId != broken.Id).Kind.ShouldBe(DriftKind.ContentEdited);
    }

    [Fact]
    public async Task While_a_branch_is_where_we_left_it_no_content_is_read_here_or_there()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        var blob = console.Contexts.CreateDbContext().Model.FindEntityType(typeof(Blob))!.GetTableName()!;
        (await ContentReadsAsync()).ShouldBe(0);
        Directory.Delete(Path.Combine(console.DataDirectory, "targets"), recursive: true);
        (await ContentReadsAsync()).ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(console.DataDirectory, "targets"), "*.pack", SearchOption.AllDirectories).ShouldBeEmpty();

        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        (await ContentReadsAsync()).ShouldBeGreaterThan(0);
        (await console.AllAsync<Drift>()).ShouldHaveSingleItem().State.ShouldBe(DriftState.Open);
        git.Of("update-ref", $"refs/heads/{Branch}", $"{Branch}~1");
        (await ContentReadsAsync()).ShouldBe(0);
        (await console.AllAsync<Drift>()).ShouldHaveSingleItem().State.ShouldBe(DriftState.Gone);

        async Task<int> ContentReadsAsync()
        {
            var reads = 0;
            await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
            using var heard = HeardCommands.On(
                db.Database.GetDbConnection().ConnectionString,
                command => reads += command.CommandText.Contains($"\"{blob}\"", StringComparison.Ordinal) ? 1 : 0);
            await CheckAsync(console);
            return reads;
        }
    }

    [Fact]
    public async Task What_somebody_put_on_top_of_our_commit_is_drift_and_not_what_we_left()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (git, planned, job) = await GivenGit.PlannedAsync(console);
        var attempt = StoppingConnector.Attempt(console, CrashPoint.AfterWriting);
        await Should.ThrowAsync<Stopped>(async () => await attempt.RunAsync(planned.Id, job, Cancel));
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        console.Clock.Advance(TimeSpan.FromMinutes(5));
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);

        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Confirmed);
        (await CheckAsync(console)).ShouldBe(1);
        (await console.AllAsync<Drift>()).Single().Who!.ShouldContain("Sam Hand");
    }
}
