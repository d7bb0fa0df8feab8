using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Two wordings of one tool, compared.</summary>
internal static class ComparedTools
{
    public static JsonNode? Read(string? json) => json is null ? null : JsonNode.Parse(json);

    public static ToolDefinition Of(string name, string schema = "{}") => ToolDefinition.Parse(Content.Tool(name, schema).Bytes);

    public static PinnedContent Pinned(ToolDefinition tool, string? path = null) =>
        Content.Of(ArtifactKind.Tool, path ?? tool.Name, ContentForm.Json, tool.ToCanonical());

    public static ChangeDetail Line(ToolDefinition before, ToolDefinition after) => Line(Pinned(before), Pinned(after));

    public static ChangeDetail Line(PinnedContent before, PinnedContent after) => Changed(before, after).Details.ShouldHaveSingleItem();

    public static ArtifactChange Changed(PinnedContent before, PinnedContent after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();
}
