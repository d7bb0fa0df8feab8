using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>Those who put live and take back, hold and lift, now and then two at once.</summary>
internal sealed class RandomOperators(SupportAgent agent, RandomCourse course)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestConsole Console => agent.Console;

    public async Task DeployAsync()
    {
        var by = course.Random.Next(6) == 0 ? course.Any(course.Signers) : agent.David;
        if (course.Random.Next(4) > 0)
            course.Note(await agent.DeployAsync(course.Recent(), by));
        else
            foreach (var result in await Task.WhenAll(
                Task.Run(() => agent.DeployAsync(course.Proposals[^1]), Cancel),
                Task.Run(() => agent.DeployAsync(course.Recent()), Cancel)))
                course.Note(result);
    }

    /// <summary>Asks to go back; with broken glass it is signed at once. It is put back by a later step, as anything is.</summary>
    public async Task RollBackAsync()
    {
        var live = (await Console.AllAsync<LiveRecord>()).OrderBy(one => one.From).ToList();
        var spoken = live.GroupBy(one => one.EnvironmentId).Where(group => group.Count() > 1).Select(group => group.First().EnvironmentId)
            .ToHashSet();
        var places = (await Console.AllAsync<ReleaseEnvironment>()).Where(one => spoken.Contains(one.Id)).OrderBy(one => one.Position)
            .ToList();
        if (places.Count == 0 || course.Random.Next(8) == 0)
        {
            course.Keep(course.Note(
                await agent.RollBackAsync(course.Any([.. course.Releases]), breakGlass: false, environment: course.Place())));
            return;
        }
        var place = course.Any([.. places]);
        var versions = (await Console.AllAsync<Release>()).ToDictionary(one => one.Id, one => one.Version);
        var before = live.Where(one => one.EnvironmentId == place.Id && one.ManifestDigest != place.LiveManifest).ToList();
        if (before.Count > 0)
            course.Keep(course.Note(
                await agent.RollBackAsync(
                    versions[course.Any([.. before]).ReleaseId], breakGlass: course.Random.Next(2) == 0, environment: place.Name)));
    }

    public async Task HoldAsync() => course.Note(await Console.Get<PlaceHold>().RunAsync(
        TestConsole.ProductSlug, course.Place(), "Wait.", Console.Clock.GetUtcNow().AddMinutes(course.Random.Next(1, 20)), agent.David,
        Cancel));

    public async Task LiftAsync()
    {
        var now = Console.Clock.GetUtcNow();
        if ((await Console.AllAsync<Hold>()).Where(one => one.IsInForce(now)).MinBy(one => one.PlacedAt) is not { } hold)
            return;
        var name = (await Console.AllAsync<ReleaseEnvironment>()).Single(one => one.Id == hold.EnvironmentId).Name;
        course.Note(await Console.Get<LiftHold>().RunAsync(TestConsole.ProductSlug, name, hold.Id, agent.David, Cancel));
    }

    public async Task CheckpointAsync() =>
        (await Console.Get<IssueCheckpoint>().RunAsync(Actor.Job(Console.Tenant, "test", "test"), Cancel)).ShouldSucceed();
}
