using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Watch;

/// <summary>The proposals by whose turn it is, and what else waits for the one who asks.</summary>
public sealed record InboxShown(Queue Proposals, IReadOnlyList<InboxTask> Tasks)
{
    public int ForMe => Proposals.ForMe.Count + Tasks.Count;
}

/// <summary>What waits for me in this product, what do I wait for, and what ended?</summary>
public sealed class InboxBoard(ReviewQueue queues, InboxTasks tasks)
{
    public async Task<Result<InboxShown>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        var queue = await queues.RunAsync(product, actor, cancel);
        if (!queue.Succeeded)
            return queue.Refusal;
        var beside = await tasks.RunAsync(product, actor, cancel);
        return beside.Succeeded ? new InboxShown(queue.Value, beside.Value) : beside.Refusal;
    }
}
