using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Ingest;

/// <summary>How large and how many the files of an import may be.</summary>
public sealed partial class ImportLimitsPanel(IngestOptions limits);
