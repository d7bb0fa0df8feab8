using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>What a change does to the product, in plain words, for those who build it or those who answer for it.</summary>
public sealed partial class BehaviourPanel(RewriteSummary rewrite, ActorSource actors, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice<Audience>> Readers =
        [new(Audience.Engineering, "For engineering"), new(Audience.Compliance, "For compliance")];

    private (Assessment, Audience)? _madeFor;
    private (string Change, Audience Reader)? _rewrittenFor;
    private BehaviourSummary _summary = new([]);
    private RewrittenSummary? _rewritten;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required Assessment Assessment { get; set; }

    [SupplyParameterFromQuery(Name = "for")] public string? For { get; set; }

    private string? Model => rewrite.Model;

    private Audience Reader => For == "compliance" ? Audience.Compliance : Audience.Engineering;

    private BehaviourSummary Summary => _summary;

    private (string Change, Audience Reader) Shown => ($"{Assessment.From} {Assessment.To} {Assessment.Policy}", Reader);

    protected override void OnParametersSet()
    {
        if (_madeFor == (Assessment, Reader))
            return;
        _madeFor = (Assessment, Reader);
        _summary = BehaviourSummary.Of(Assessment, Reader);
        // A page reads its assessment again whenever the log grows; the words stay until they speak of something else.
        if (_rewrittenFor != Shown)
            (_rewritten, _refusal) = (null, null);
    }

    private async Task RewriteAsync()
    {
        if (_busy)
            return;
        (_busy, _rewrittenFor) = (true, Shown);
        var asked = Shown;
        try
        {
            var rewritten = await rewrite.RunAsync(Product, Assessment, Reader, await actors.CurrentAsync(), CancellationToken.None);
            // Another reader or another change is shown meanwhile; the words speak of neither.
            if (asked != Shown)
                return;
            (_refusal, _rewritten) = (rewritten.Refusal, rewritten.Succeeded ? rewritten.Value : null);
        }
        finally
        {
            _busy = false;
        }
    }

    private void Go(Audience reader) => navigation.NavigateTo(
        navigation.GetUriWithQueryParameter("for", reader == Audience.Compliance ? "compliance" : null), replace: true);
}
