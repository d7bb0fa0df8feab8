using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Releases;

/// <summary>Drafts a proposal's note from what the release changes of what is live where it is proposed.</summary>
public sealed partial class ProposalNotesDraft(ReleaseJudgement judgement, ActorSource actors)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required string Version { get; set; }

    [Parameter, EditorRequired] public required string Environment { get; set; }

    [Parameter] public string? Text { get; set; }

    [Parameter] public EventCallback<string?> TextChanged { get; set; }

    private async Task<Result<Assessment>> JudgeAsync() =>
        (await judgement.RunAsync(Product, $"env:{Environment}", Version, await actors.CurrentAsync(), CancellationToken.None))
            .Then(one => one.Assessment!);
}
