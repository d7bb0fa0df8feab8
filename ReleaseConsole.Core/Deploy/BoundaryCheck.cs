using System.Text.Json;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Deploy;

/// <summary>
/// Whether a manifest fits what an environment allows: models and providers of model artifacts, hosts of every address in
/// structured content, and every data class that is named. Entries may end or start with <c>*</c>.
/// </summary>
public static class BoundaryCheck
{
    private static readonly string[] DataClassKeys = ["data_class", "data_classes", "dataClass", "dataClasses"];

    /// <param name="environment">Settings overlays of other environments (<c>settings/runtime.staging</c>) are left out when it is
    /// given.</param>
    public static IReadOnlyList<BoundaryBreach> Of(Boundary boundary, ManifestContents contents, string? environment = null)
    {
        var breaches = new List<BoundaryBreach>();
        foreach (var artifact in contents.Artifacts.Where(
            one => one.Form == ContentForm.Json && !IsForeignOverlay(one, contents, environment)))
        {
            using var document = JsonDocument.Parse(artifact.Bytes);
            if (artifact.Pin.Kind == ArtifactKind.Model)
                breaches.AddRange(Model(boundary, artifact.Pin.Path, document.RootElement));
            breaches.AddRange(Walk(boundary, artifact.Pin.Path, "", document.RootElement));
        }
        return breaches;
    }

    public static Boundary Read(string canonicalJson) =>
        JsonSerializer.Deserialize<Boundary>(canonicalJson, CanonicalJson.Options) ?? Boundary.Open;

    private static bool IsForeignOverlay(PinnedContent one, ManifestContents contents, string? environment)
    {
        var dot = one.Pin.Path.LastIndexOf('.');
        return environment is not null && one.Pin.Kind == ArtifactKind.Settings && dot > 0 && one.Pin.Path[(dot + 1)..] != environment
            && contents.Artifacts.Any(other => other.Pin.Path == one.Pin.Path[..dot]);
    }

    /// <summary>A model artifact asks one model, or each deployment of a group between which a proxy chooses.</summary>
    private static IEnumerable<BoundaryBreach> Model(Boundary boundary, string path, JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("deployments", out var several)
            && several.ValueKind == JsonValueKind.Array
            ? Asked(boundary, path, "", root).Concat(
                several.EnumerateArray().SelectMany((one, index) => Asked(boundary, path, JsonPointer.Child("/deployments", index), one)))
            : Asked(boundary, path, "", root);

    private static IEnumerable<BoundaryBreach> Asked(Boundary boundary, string path, string place, JsonElement asked)
    {
        if (Text(asked, "provider") is { } provider && !Allows(boundary.Providers, provider))
            yield return new(
                path, place + "/provider", provider, $"{path} asks the provider {provider}; allowed here: {List(boundary.Providers)}.");
        // MLflow's and LiteLLM's word for it stands where the usual one does not.
        var name = Text(asked, "model") is null ? "model_name" : "model";
        if (Text(asked, name) is { } model && !Allows(boundary.Models, model))
            yield return new(path, $"{place}/{name}", model, $"{path} asks the model {model}; allowed here: {List(boundary.Models)}.");
    }

    private static IEnumerable<BoundaryBreach> Walk(Boundary boundary, string path, string place, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(member => DataClassKeys.Contains(member.Name)
                ? DataClasses(boundary, path, $"{place}/{member.Name}", member.Value)
                : Walk(boundary, path, $"{place}/{member.Name}", member.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Walk(boundary, path, $"{place}/{index}", item)),
            JsonValueKind.String => Host(boundary, path, place, value.GetString()!),
            _ => [],
        };

    private static IEnumerable<BoundaryBreach> Host(Boundary boundary, string path, string place, string text)
    {
        // A "$schema" or "$id" names a vocabulary; nothing is sent there.
        if (place.EndsWith("/$schema", StringComparison.Ordinal) || place.EndsWith("/$id", StringComparison.Ordinal))
            yield break;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0
            && address.Scheme is "http" or "https" or "ws" or "wss" && !Allows(boundary.Hosts, address.Host))
            yield return new(path, place, address.Host, $"{path} talks to {address.Host}; allowed here: {List(boundary.Hosts)}.");
    }

    private static IEnumerable<BoundaryBreach> DataClasses(Boundary boundary, string path, string place, JsonElement value)
    {
        var named = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value };
        foreach (var one in named.Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!))
            if (!Allows(boundary.DataClasses, one))
                yield return new(path, place, one, $"{path} handles data of the class {one}; allowed here: {List(boundary.DataClasses)}.");
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;

    private static bool Allows(IReadOnlyList<string> allowed, string value) =>
        allowed.Count == 0 || allowed.Any(entry => Fits(entry, value));

    private static bool Fits(string entry, string value) => entry switch
    {
        [.. var start, '*'] => value.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        ['*', .. var end] => value.EndsWith(end, StringComparison.OrdinalIgnoreCase),
        _ => string.Equals(entry, value, StringComparison.OrdinalIgnoreCase),
    };

    private static string List(IReadOnlyList<string> allowed) => string.Join(", ", allowed);
}
