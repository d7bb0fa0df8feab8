using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Where files are handed in: a folder, an archive or single files, with the limits that hold.</summary>
public sealed partial class NewImportPage(ActorSource actors, ImportHistory history, IngestOptions limits, RefusalTicket tickets)
{
    private List<ImportRow>? _earlier;
    private Refusal? _earlierRefusal;
    private Refusal? _refusal;

    [Parameter] public required string Product { get; set; }

    /// <summary>Why the last upload was refused, as the upload's redirect carries it.</summary>
    [SupplyParameterFromQuery(Name = "refused")] public string? Refused { get; set; }

    private IngestOptions Limits => limits;

    protected override async Task OnParametersSetAsync()
    {
        _refusal = tickets.Read(Refused);
        var rows = await history.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _earlier = rows.Succeeded ? rows.Value : null;
        _earlierRefusal = rows.Refusal;
    }

    private string Action(bool complete) => Urls.For(Product).UploadImport(complete);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB");
}
