namespace ReleaseConsole.Web.Kit.Gallery;

public sealed partial class GalleryControls
{
    private static readonly Choice<bool>[] Layouts = [new(true, "Side by side"), new(false, "Unified")];
    private static readonly Choice<string>[] Lanes = [new("security", "Security"), new("compliance", "Compliance"), new("mlops", "MLOps")];

    private ConfirmDialog? _confirm;
    private string? _asked = "No answer yet.";
    private bool _layout = true;
    private bool _viewed = true;
    private string? _comment;
    private string _lane = "compliance";
    private List<Facet> _facets =
        [new("decisions", "Decisions", 12, IsOn: true), new("versions", "Versions saved", 9), new("refusals", "Refusals", 0)];

    private async Task AskAsync() => _asked = await _confirm!.AskAsync() ? "You agreed." : "You did not agree.";

    private void Toggle(Facet pressed) =>
        _facets = [.. _facets.Select(facet => facet.Value == pressed.Value ? facet with { IsOn = !facet.IsOn } : facet)];
}
