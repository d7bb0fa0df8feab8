using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Api;

/// <summary>An MLflow registry by its base address.</summary>
internal sealed record MlflowRequest(string? Url, string? Alias = null, string? Credential = null, bool AllowsPrivateNetwork = false)
{
    public SourceConnection Connection() => new(SourceKind.Mlflow, Url ?? "")
    {
        Label = Alias,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}
