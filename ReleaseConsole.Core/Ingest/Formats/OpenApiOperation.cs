using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>One operation, with what its path says for all of them.</summary>
internal sealed record OpenApiOperation(string Path, string Method, JsonObject Members, JsonObject Shared)
{
    public static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    public string At => JsonPointer.Child(JsonPointer.Child("/paths", Path), Method);

    /// <summary>The operation's id, or its method and path, in the characters the protocols share.</summary>
    public string Name => Sanitised(Members["operationId"].Word() ?? $"{Method}{Path}");

    private static string Sanitised(string name) =>
        string.Join(
            '_', new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.');
}
