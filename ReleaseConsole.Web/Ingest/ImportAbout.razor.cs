using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// What an import brought as a whole, from where, and what can be done with it. It is read at the start and once more at the end.
/// </summary>
public sealed partial class ImportAbout(ActorSource actors, ImportSummary summary)
{
    private ImportSummaryView? _about;
    private (ImportId, ImportState)? _readFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ImportView Import { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor == (Import.Id, Import.State))
            return;
        _readFor = (Import.Id, Import.State);
        var read = await summary.RunAsync(Import.Id, await actors.CurrentAsync(), CancellationToken.None);
        _about = read.Succeeded ? read.Value : null;
    }

    private static string Versions(ImportSummaryView about) =>
        string.Create(CultureInfo.InvariantCulture, $"{about.NewVersions} {(about.NewVersions == 1 ? "version" : "versions")}");

    private string? WhyNotDraft(ImportSummaryView about) => (Import.IsOpen, Import.Outcomes.Unresolved, about.NewVersions) switch
    {
        (true, _, _) when Import.Total > Import.Done =>
            string.Create(CultureInfo.InvariantCulture, $"Waits for {Import.Total - Import.Done} more files."),
        (true, _, _) => "Waits for the import to end.",
        (_, > 0 and var waiting, _) =>
            string.Create(CultureInfo.InvariantCulture, $"Waits for {waiting} {(waiting == 1 ? "answer" : "answers")}."),
        (_, _, 0) => "The import made no new version.",
        _ => Import.MayAuthor ? null : "A prompt engineer can draft a release.",
    };
}
