using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Ingest;

/// <summary>One row per item of an import: what it is, what became of it, and why with the line.</summary>
public sealed partial class ImportItemTable
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ImportItem> Items { get; set; }

    /// <summary>The format each version was read in, by the item's number.</summary>
    [Parameter] public IReadOnlyDictionary<int, string> Formats { get; set; } = new Dictionary<int, string>();

    private static (string Icon, string Word) Face(ImportItem item) => item.Outcome switch
    {
        ItemOutcome.Created => ("add_circle", item.Version == 1 ? "New artifact" : item.Kind is null ? "New release" : "New version"),
        ItemOutcome.Unchanged => ("drag_handle", "As before"),
        ItemOutcome.Unresolved => ("contact_support", "Asks you"),
        ItemOutcome.Refused => ("cancel", "Refused"),
        ItemOutcome.Ignored => ("remove", "Left out"),
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
            ? string.Create(CultureInfo.InvariantCulture, $"Same content as version {item.Version}.")
            : string.Create(CultureInfo.InvariantCulture, $"Version {item.Version}."));
        return $"{item.SourcePath}. {place}{said}";
    }
}
