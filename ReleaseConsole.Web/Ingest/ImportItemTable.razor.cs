using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Ingest;

/// <summary>One row per item of an import: what it is, what became of it, and why with the line.</summary>
public sealed partial class ImportItemTable(ActorSource actors, RefusedLines lines)
{
    private IReadOnlyDictionary<int, LineExcerpt> _lines = new Dictionary<int, LineExcerpt>();
    private string? _linesFor;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ImportView Import { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var refused = Import.MayAuthor
            ? Import.Items.Where(item => item is { Outcome: ItemOutcome.Refused, Line: not null }).Select(item => item.Ordinal).ToList()
            : [];
        var asked = $"{Import.Id.Value} {string.Join(' ', refused)}";
        if (_linesFor == asked)
            return;
        _linesFor = asked;
        var read = refused.Count == 0
            ? null
            : await lines.RunAsync(Import.Id, refused, await actors.CurrentAsync(), CancellationToken.None);
        _lines = read is { Succeeded: true } ? read.Value : new Dictionary<int, LineExcerpt>();
    }

    private static (string Icon, string Word) Face(ImportItem item) => item.Outcome switch
    {
        ItemOutcome.Created => ("add_circle", item.Version == 1 ? "New artifact" : item.Kind is null ? "New release" : "New version"),
        ItemOutcome.Unchanged => ("drag_handle", "As before"),
        ItemOutcome.Unresolved => ("contact_support", "Asks you"),
        ItemOutcome.Refused => ("cancel", "Refused"),
        ItemOutcome.Ignored => ("remove", "Left out"),
        ItemOutcome.Missing => ("link_off", "No longer there"),
    };

    private static string What(ImportItem item)
    {
        var place = (item.Line, item.Column) switch
        {
            (null, _) => "",
            ({ } line, null) => string.Create(CultureInfo.InvariantCulture, $"Line {line}: "),
            ({ } line, { } column) => string.Create(CultureInfo.InvariantCulture, $"Line {line}, column {column}: "),
        };
        var said = item.Reason ?? (item.Outcome == ItemOutcome.Unchanged
            ? string.Create(CultureInfo.InvariantCulture, $"Same content as version\u00a0{item.Version}.")
            : string.Create(CultureInfo.InvariantCulture, $"Version {item.Version}."));
        return place + said;
    }
}
