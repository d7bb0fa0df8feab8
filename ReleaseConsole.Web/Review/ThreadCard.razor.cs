using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>One thread of remarks with its reply box, or an empty one that starts a thread on a line or on the whole.</summary>
public sealed partial class ThreadCard(AddComment say, ResolveThread resolve, ActorSource actors)
{
    private TextBox _words = null!;
    private string? _text;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    /// <summary>The thread to show; null starts a new one.</summary>
    [Parameter] public ThreadShown? Thread { get; set; }

    [Parameter] public string? Path { get; set; }

    /// <summary>The digest of the side the new thread speaks about.</summary>
    [Parameter] public Digest? Content { get; set; }

    [Parameter] public int? Line { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Parameter] public EventCallback<MouseEventArgs> OnCancel { get; set; }

    /// <summary>Who opens a thread on a line means to write.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Thread is null && OnCancel.HasDelegate)
            await _words.FocusAsync();
    }

    private async Task PostAsync()
    {
        var remark = Thread is null
            ? new NewComment(_text ?? "", Path, Content, Line)
            : new NewComment(_text ?? "", Thread.Path, Thread.Content, Thread.Line, Thread.Id);
        var said = await say.RunAsync(Proposal.Id, remark, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = said.Refusal;
        if (!said.Succeeded)
            return;
        _text = null;
        await OnChanged.InvokeAsync();
    }

    private async Task ResolveAsync()
    {
        var settled = await resolve.RunAsync(Proposal.Id, Thread!.Id, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = settled.Refusal;
        await OnChanged.InvokeAsync();
    }
}
