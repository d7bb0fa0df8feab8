using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>One row of <see cref="SideBySideDiff"/>: lines with number, sign and text, a fold, or what stands under a line.</summary>
public sealed partial class DiffTableRow
{
    [Parameter, EditorRequired] public required DiffItem Item { get; set; }

    [Parameter, EditorRequired] public required DiffView View { get; set; }

    [Parameter] public string? HunkIds { get; set; }

    [Parameter] public DiffRange? Highlight { get; set; }

    /// <summary>The address that names a line; null: lines have none here.</summary>
    [Parameter] public Func<string, string>? UrlOf { get; set; }

    /// <summary>What can be done with the picked lines, below the last of them.</summary>
    [Parameter] public RenderFragment<DiffRange>? PickedContent { get; set; }

    [Parameter] public EventCallback<RowRange> OnUnfold { get; set; }

    [Parameter] public EventCallback<DiffPlace> OnLineSelected { get; set; }

    [Parameter] public RenderFragment<DiffPlace>? LineContent { get; set; }

    private int Columns => View == DiffView.Split ? 6 : 4;

    private string? RowId => Item.Hunk is { } hunk ? $"{HunkIds}-{hunk}" : null;

    private DiffSide Shown => Item.Side ?? DiffSide.After;

    private static string Word(DiffSide side) => side == DiffSide.Before ? "before" : "after";

    private string? Css(DiffSide side, DiffLine line) =>
        Item.Row!.Kind == RowKind.Equal ? null : line.Move is not null ? "mov" : side == DiffSide.Before ? "del" : "add";

    private string? Sign(DiffSide side, DiffLine line) =>
        Item.Row!.Kind == RowKind.Equal ? null : line.Move is not null ? "↕" : side == DiffSide.Before ? "−" : "+";

    private static string MoveWords(DiffSide side, LineMove move, int together) =>
        $"{(together == 1 ? "moved" : $"{Counted.Of(together)} lines moved")} {(side == DiffSide.Before ? "to" : "from")} line {move.Line}";

    /// <summary>Beside a unified line the other side's number is blank; beside a split line the whole side is void.</summary>
    private string? Empty() => View == DiffView.Split ? "void"
        : Css(Shown, (Shown == DiffSide.Before ? Item.Row!.Before : Item.Row!.After)!);
}
