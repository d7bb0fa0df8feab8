using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Review;

/// <summary>The audit entries about some subjects, newest first.</summary>
public sealed partial class SubjectTimeline(AuditSearch search, ActorSource actors)
{
    private AuditFound? _found;
    private Refusal? _refusal;
    private string? _loadedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>As the log names them, e.g. <c>release:2026.11.1</c>.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Subjects { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == string.Join(' ', Subjects))
            return;
        _loadedFor = string.Join(' ', Subjects);
        await LoadAsync();
    }

    private static string IconOf(string action) => action switch
    {
        "DecisionCast" => "how_to_vote",
        "ConditionMet" => "task_alt",
        "ReleaseProposed" => "visibility",
        "ReleaseFrozen" => "inventory_2",
        "ReleaseWithdrawn" => "block",
        "ReleaseWentLive" => "check_circle",
        "DeploymentFailed" => "cancel",
        "DeploymentInDoubt" => "help",
        "CommentAdded" or "ThreadResolved" => "chat_bubble",
        _ when action.StartsWith("Deployment", StringComparison.Ordinal) => "rocket_launch",
        _ => "history",
    };

    private async Task LoadAsync()
    {
        var found = await search.RunAsync(
            new AuditQuestion { Product = Product, Subjects = Subjects, Limit = 100 }, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        if (found.Succeeded)
            _found = found.Value;
    }
}
