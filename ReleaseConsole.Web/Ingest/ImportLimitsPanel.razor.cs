using System.Globalization;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How large and how many the files of an import may be.</summary>
public sealed partial class ImportLimitsPanel(IngestOptions limits)
{
    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB");
}
