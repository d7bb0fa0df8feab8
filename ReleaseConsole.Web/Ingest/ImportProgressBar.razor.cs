using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How far one import is, what came of its files so far, and how long the rest takes.</summary>
public sealed partial class ImportProgressBar(TimeProvider clock)
{
    private readonly ImportPace _pace = new();

    [Parameter, EditorRequired] public required ImportView Import { get; set; }

    private string? Left => !Import.IsOpen ? null
        : string.Join(
            ", ", new[]
            {
                Import.Reading is { } now ? ImportPace.Of(now) : null, _pace.Left(clock.GetUtcNow(), Import.Done, Import.Total),
                Import is { Reading: null, LatestFile: { } file } ? $"saved up to {file}" : null,
            }.OfType<string>());

    private List<ProgressPart> Parts =>
    [
        new(BannerKind.Good, Import.Outcomes.Created, "new"),
        new(BannerKind.Plain, Import.Outcomes.Unchanged, "as before") { IsQuiet = true },
        new(BannerKind.Warn, Import.Outcomes.Unresolved, Import.Outcomes.Unresolved == 1 ? "asks you" : "ask you"), new(
            BannerKind.Bad, Import.Outcomes.Refused, "refused"),
        new(BannerKind.Plain, Import.Outcomes.Ignored, "left out") { IsQuiet = true },
        new(BannerKind.Warn, Import.Outcomes.Missing, "no longer there"),
    ];
}
