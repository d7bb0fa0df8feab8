using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

public sealed class IdempotentRepliesTests
{
    private static readonly Digest Request = Digest.Of("POST /somewhere");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_requests_on_a_key_whose_day_is_over_one_is_new_and_the_others_wait()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (replies, actor) = (console.Get<IdempotentReplies>(), Actor.Job(console.Tenant, "test", "test"));
        await AnsweredAsync(console, actor, "old");
        console.Clock.Advance(TimeSpan.FromHours(25));

        var met = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => replies.BeginAsync(actor, "old", Digest.Of("POST /elsewhere"), Cancel)));

        met.Count(one => one.Outcome == KeyedRequest.New).ShouldBe(1);
        met.ShouldAllBe(one => one.Outcome == KeyedRequest.New || one.Outcome == KeyedRequest.Running);
    }

    [Fact]
    public async Task Answers_older_than_a_day_are_purged_in_parts_and_younger_ones_are_replayed()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (replies, actor) = (console.Get<IdempotentReplies>(), Actor.Job(console.Tenant, "test", "test"));
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
        {
            for (var i = 0; i < 1_203; i++)
                db.Add(new IdempotentReply(Request, db.Now) { TenantId = console.Tenant, CallerId = actor.Id, Key = $"old {i}" });
            await db.SaveChangesAsync(Cancel);
        }
        console.Clock.Advance(TimeSpan.FromHours(25));
        await AnsweredAsync(console, actor, "young");

        (await replies.PurgeAsync(console.Tenant, Cancel)).ShouldBe(1_203);

        (await replies.BeginAsync(actor, "young", Request, Cancel)).Outcome.ShouldBe(KeyedRequest.Answered);
        await using var after = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        (await after.Set<IdempotentReply>().CountAsync(Cancel)).ShouldBe(1);
    }

    private static async Task AnsweredAsync(TestConsole console, Actor actor, string key)
    {
        (await console.Get<IdempotentReplies>().BeginAsync(actor, key, Request, Cancel)).Outcome.ShouldBe(KeyedRequest.New);
        await console.Get<IdempotentReplies>().AnswerAsync(actor, key, 201, "application/json", null, [1], Cancel);
    }
}
