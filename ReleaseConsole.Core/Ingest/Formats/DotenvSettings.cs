using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Settings as dotenv lines, with overlays (<c>.env.production</c>). Values are text; nested settings have no place in it.
/// </summary>
public sealed class DotenvSettings : IWritableFormat
{
    internal const string Named = "dotenv";

    public string Name => Named;

    public ArtifactKind Kind => ArtifactKind.Settings;

    public string Extension => ".env";

    public bool Reads(SourceFile file) => Dotenv.IsNamed(file.Path) && file.FolderKind == ArtifactKind.Settings;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [EnvironmentSettings.ReadAs(unit, Name)];

    /// <summary>The settings as a program has them that read the files: a dollar that was kept from being filled in is a dollar.</summary>
    internal static JsonElement Served(byte[] canonical)
    {
        var whole = (JsonObject)JsonNode.Parse(canonical)!;
        foreach (var part in EnvironmentSettings.PartsOf(whole))
            foreach (var (name, value) in part.ToList())
                if (value.Word() is { } word && Dotenv.HasMark(word))
                    part[name] = Dotenv.Unmarked(word);
        return whole.Deserialize<JsonElement>();
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var whole = JsonNode.Parse(stored.Canonical)!;
        var losses = new List<string>();
        if (whole["overlays"] is JsonObject { Count: > 0 } overlays)
            losses.Add($"What differs in {string.Join(", ", overlays.Select(one => one.Key))}; a dotenv file is for one environment.");
        var text = new StringBuilder();
        foreach (var (name, value) in (JsonObject)whole["base"]!)
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') || name.Length == 0)
                losses.Add($"“{name}” cannot be a name in dotenv.");
            else if (value is null || value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array)
                losses.Add($"{name} is {(value is null ? "null" : "nested")}; dotenv has only texts.");
            else
            {
                if (value.GetValueKind() != JsonValueKind.String)
                    losses.Add($"{name} becomes a text; it was a number, true or false.");
                text.Append(Dotenv.Line(name, value.Word() ?? value.ToJsonString()));
            }
        return new WrittenArtifact(Encoding.UTF8.GetBytes(text.Length == 0 ? "# no settings\n" : text.ToString()), losses);
    }
}
