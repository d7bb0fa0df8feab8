using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Web.Api;

/// <summary>A Langfuse project by its base address; the credential is the key pair.</summary>
internal sealed record LangfuseRequest(string? Url, string? Label = null, string? Credential = null, bool AllowsPrivateNetwork = false)
{
    public SourceConnection Connection() => new(SourceKind.Langfuse, Url ?? "")
    {
        Label = Label,
        Credential = Credential,
        AllowsPrivateNetwork = AllowsPrivateNetwork,
    };
}
