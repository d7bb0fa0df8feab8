using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Where files are handed in: a folder, an archive or single files, with the limits that hold.</summary>
public sealed partial class NewImportPage(ActorSource actors, ImportHistory history, IngestOptions limits, RefusalTicket tickets)
{
    private List<ImportRow>? _earlier;
    private Refusal? _earlierRefusal;
    private Refusal? _refusal;
    private RightsShown? _rights;
    private string _format = "";

    [Parameter] public required string Product { get; set; }

    /// <summary>Why the last upload was refused, as the upload's redirect carries it.</summary>
    [SupplyParameterFromQuery(Name = "refused")] public string? Refused { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    private static IReadOnlyList<Choice<string>> Formats { get; } =
    [
        new("", "Found by content"),
        .. ArtifactFormats.All.OrderBy(one => one.Kind).ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => new Choice<string>(one.Name, $"{one.Kind.Word()}: {one.Name}")),
    ];

    private IngestOptions Limits => limits;

    private string? WhyNot => _rights is { MayAuthor: false } ? "A prompt engineer can import." : null;

    protected override async Task OnParametersSetAsync()
    {
        _refusal = tickets.Read(Refused);
        var actor = await actors.CurrentAsync();
        var rights = await Rights.RunAsync(Product, actor, CancellationToken.None);
        _rights = rights.Succeeded ? rights.Value : null;
        var rows = await history.RunAsync(Product, actor, CancellationToken.None);
        _earlier = rows.Succeeded ? rows.Value : null;
        _earlierRefusal = rows.Refusal;
    }

    private string Action(bool complete, string? format = null) => Urls.For(Product).UploadImport(complete, format);

}
