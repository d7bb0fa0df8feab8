using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Reads the members of one tool as a file writes them, each with its place when it is of another type.</summary>
internal sealed class ToolMembers(StructuredText structure, JsonObject tool, string at)
{
    /// <summary>The tool's name, in the characters the vendors' protocols share.</summary>
    public Result<string> Name(string member) => Stated(member) is { Succeeded: true } stated
        && !(stated.Value.All(ToolNames.IsPlain) && stated.Value is not ("." or ".."))
        ? FormatRefusals.BadToolName(structure.PlaceOf($"{at}/{member}"), stated.Value)
        : Stated(member);

    /// <summary>The tool's name in whatever characters its server chose; see <see cref="ToolNames"/>.</summary>
    public Result<string> Stated(string member)
    {
        if (tool[member] is not { } value)
            return IngestRefusals.Missing(structure.PlaceOf(at), "The tool's name");
        if (value.GetValueKind() != JsonValueKind.String)
            return IngestRefusals.WrongType(structure.PlaceOf($"{at}/{member}"), "The tool's name", "text");
        var name = value.GetValue<string>();
        return name.Length is > 0 and <= 128 && !name.Any(char.IsControl)
            ? name
            : FormatRefusals.BadStatedToolName(structure.PlaceOf($"{at}/{member}"));
    }

    /// <summary>Why a member is of another type than its convention says; a schema may also be <c>true</c> or <c>false</c>.</summary>
    public Refusal? Refuse(string[] texts, string[] objects, params string[] schemas)
    {
        foreach (var schema in schemas)
            if (tool[schema] is { } value
                && value.GetValueKind() is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
                return IngestRefusals.WrongType(structure.PlaceOf($"{at}/{schema}"), schema, "a schema");
        foreach (var text in texts)
            if (tool[text] is { } value && value.GetValueKind() != JsonValueKind.String)
                return IngestRefusals.WrongType(structure.PlaceOf($"{at}/{text}"), text, "text");
        foreach (var name in objects)
            if (tool[name] is { } value && value.GetValueKind() != JsonValueKind.Object)
                return IngestRefusals.WrongType(structure.PlaceOf($"{at}/{name}"), name, "an object");
        return null;
    }

    public string? Text(string member) => tool[member]?.GetValue<string>();

    /// <summary>Everything but the members named; null when nothing is left.</summary>
    public JsonObject? Other(params string[] known)
    {
        var rest = tool.Where(member => !known.Contains(member.Key) && member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).ToList();
        return rest.Count == 0 ? null : new JsonObject(rest);
    }
}
