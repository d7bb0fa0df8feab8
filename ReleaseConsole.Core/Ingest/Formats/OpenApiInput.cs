using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What an operation takes, as one schema; where each argument goes; and the type of its body.</summary>
/// <param name="Names">The parameter's own name where the argument has another, because two parameters share one.</param>
/// <param name="Encoded">The media type a parameter is written in, where it is not a plain value.</param>
/// <param name="BodyName">The argument that is the body.</param>
internal sealed record OpenApiInput(
    JsonObject Schema, SortedDictionary<string, string> Places, SortedDictionary<string, string> Names,
    SortedDictionary<string, string> Encoded, string BodyName, string? BodyType);
