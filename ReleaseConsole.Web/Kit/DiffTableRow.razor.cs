using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Web.Kit;

/// <summary>One row of <see cref="SideBySideDiff"/>: lines with number, sign and text, a fold, or what stands under a line.</summary>
public sealed partial class DiffTableRow
{
    [Parameter, EditorRequired] public required DiffItem Item { get; set; }

    [Parameter, EditorRequired] public required DiffView View { get; set; }

    [Parameter] public string? HunkIds { get; set; }

    [Parameter] public DiffPlace? Highlight { get; set; }

    [Parameter] public EventCallback<RowRange> OnUnfold { get; set; }

    [Parameter] public EventCallback<DiffPlace> OnLineSelected { get; set; }

    [Parameter] public RenderFragment<DiffPlace>? LineContent { get; set; }

    private int Columns => View == DiffView.Split ? 6 : 4;

    private string? RowId => Item.Hunk is { } hunk ? $"{HunkIds}-{hunk}" : null;

    private DiffSide Shown => Item.Side ?? DiffSide.After;

    private static string Word(DiffSide side) => side == DiffSide.Before ? "before" : "after";

    private static string Number(int count) => count.ToString("#,0", ThinSpaces);

    private static readonly NumberFormatInfo ThinSpaces = new() { NumberGroupSeparator = "\u202f" };

    private string? Css(DiffSide side) => Item.Row!.Kind == RowKind.Equal ? null : side == DiffSide.Before ? "del" : "add";

    private string? Sign(DiffSide side) => Item.Row!.Kind == RowKind.Equal ? null : side == DiffSide.Before ? "−" : "+";

    /// <summary>Beside a unified line the other side's number is blank; beside a split line the whole side is void.</summary>
    private string? Empty(DiffSide side) => View == DiffView.Split ? "void" : Css(side == DiffSide.Before ? DiffSide.After : DiffSide.Before);
}
