using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>What differs between two JSON or YAML documents: path, value before, value after.</summary>
public sealed partial class StructureDiffTable
{
    private const int ShownCharacters = 2_000;

    // Shown as text, never as markup: Razor encodes it, so letters may stay letters.
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Parameter, EditorRequired] public required IReadOnlyList<PathChange> Changes { get; set; }

    /// <summary>What is compared, for assistive technology.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public string BeforeTitle { get; set; } = "Before";

    [Parameter] public string AfterTitle { get; set; } = "After";

    private static string Text(JsonNode? node)
    {
        var text = node?.ToJsonString(Readable) ?? "null";
        return text.Length <= ShownCharacters ? text : $"{text[..ShownCharacters]}… ({text.Length} characters)";
    }

    private static int Position(PathChange change, DiffSide side) =>
        1 + (side == DiffSide.Before ? change.Before : change.After)!.GetValue<int>();
}
