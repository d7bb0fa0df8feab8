namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>A call as it arrived: its headers, and the very bytes of its body.</summary>
public sealed record HookCall(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name) ?? "";
}
