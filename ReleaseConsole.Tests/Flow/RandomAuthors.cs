using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>Those who write: they save, freeze, propose, propose again and think better of it.</summary>
internal sealed class RandomAuthors(SupportAgent agent, RandomCourse course)
{
    private Digest? _prompt;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestConsole Console => agent.Console;

    public async Task NextReleaseAsync()
    {
        await FreezeAsync();
        course.Keep(course.Note(await agent.TryProposeAsync(course.Releases[^1], course.Place(), agent.Amara)));
    }

    public async Task FreezeAsync()
    {
        var author = course.Any(course.Authors);
        var rule = course.Random.Next(3) == 0 ? "" : "You must never refund without an order.\n";
        var text = $"{rule}Be kind, take {course.Releases.Count + 1}.\n";
        if (course.Note(await Console.SavePromptAsync(author, text, await NewestAsync())) is not { } saved)
            return;
        _prompt = saved.Digest;
        var version = $"1.{course.Releases.Count + 1}.0";
        var request = new ReleaseRequest(version, null, [new WantedArtifact("prompt", saved.Path, saved.Digest.ToString())], []);
        course.Note(await Console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, request, author, Cancel)).ShouldNotBeNull();
        course.Releases.Add(version);
    }

    public async Task ProposeAsync() =>
        course.Keep(course.Note(await agent.TryProposeAsync(
            course.Releases[^course.Random.Next(1, Math.Min(3, course.Releases.Count) + 1)], course.Place(), course.Any(course.Authors))));

    // Under a changed policy, or on what is live now, the same release supersedes its own earlier proposal.
    public async Task ProposeAgainAsync()
    {
        var earlier = course.Recent();
        if (earlier.Kind == ProposalKind.Promotion)
            course.Keep(course.Note(await agent.TryProposeAsync(earlier.Release, earlier.Environment, course.Any(course.Authors))));
    }

    public async Task CloseAsync() =>
        course.Note(await Console.Get<CloseProposal>().RunAsync(
            course.Recent().Id, "Not now.", course.Random.Next(3) == 0 ? agent.Priya : agent.David, Cancel));

    // What was adopted from outside is a version too: an author begins from the newest one. A policy's versions are another artifact's.
    private async Task<Digest?> NewestAsync()
    {
        if (_prompt is null)
            return null;
        var prompts = (await Console.AllAsync<Artifact>()).Where(one => one.Kind == ArtifactKind.Prompt).Select(one => one.Id).ToHashSet();
        return (await Console.AllAsync<ArtifactVersion>()).Where(one => prompts.Contains(one.ArtifactId)).MaxBy(one => one.Number)!.Digest;
    }
}
