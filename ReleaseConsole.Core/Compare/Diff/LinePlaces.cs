using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// On which line of the two shown texts of a change a place stands: <c>line 9</c>, or a JSON pointer into the document, its front matter
/// or, for settings, what an environment ends up with. Of what the texts do not hold, the nearest thing around it.
/// </summary>
public sealed class LinePlaces(ChangedTexts texts)
{
    private readonly Side _before = new(texts.Before, texts.IsStructured);
    private readonly Side _after = new(texts.After, texts.IsStructured);

    /// <param name="place">As a finding or a change names it; null: no place in particular, so no line.</param>
    /// <param name="isGone">What it speaks of stood in the text before.</param>
    /// <param name="said">A value that stands on the line, where several lines may be meant.</param>
    public (DiffSide Side, int Line)? Of(string? place, bool isGone, string? said = null)
    {
        if (place is null)
            return null;
        if (place.StartsWith("line ", StringComparison.Ordinal))
            return int.TryParse(place.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                ? (isGone ? DiffSide.Before : DiffSide.After, line)
                : null;
        if (!place.StartsWith('/'))
            return null;
        var order = isGone
            ? new[] { (DiffSide.Before, _before), (DiffSide.After, _after) }
            : [(DiffSide.After, _after), (DiffSide.Before, _before)];
        // A place that one side does not hold may be exact on the other: what was taken out stands in the text before.
        foreach (var (name, side) in order)
            if (side.Exact(place, said) is { } exact)
                return (name, exact);
        foreach (var (name, side) in order)
            if (side.Around(place) is { } around)
                return (name, around);
        return null;
    }

    private sealed class Side(string text, bool isStructured)
    {
        private readonly Lazy<IReadOnlyDictionary<string, int>> _lines = new(() => isStructured ? OfJson(text) : OfYaml(text));
        private readonly Lazy<string[]> _texts = new(() => text.Split('\n'));

        public int? Exact(string place, string? said)
        {
            var found = Candidates(place).Where(_lines.Value.ContainsKey).Select(one => _lines.Value[one]).ToList();
            var telling = said is null ? 0 : found.Find(line => _texts.Value[line - 1].Contains(said, StringComparison.Ordinal));
            return telling > 0 ? telling : found.Count > 0 ? found[0] : null;
        }

        public int? Around(string place)
        {
            while ((place = JsonPointer.Above(place)).Length > 0)
                if (Exact(place, said: null) is { } line)
                    return line;
            return null;
        }

        // Settings are told as they take effect, and kept as what is shared with an overlay for each environment.
        private IEnumerable<string> Candidates(string place) =>
        [
            place, "/base" + place,
            .. _lines.Value.Keys.Where(key => key.StartsWith("/overlays/", StringComparison.Ordinal) && key.IndexOf('/', 10) < 0)
            .Select(key => key + place),
        ];

        private static Dictionary<string, int> OfJson(string text) =>
            text.Length == 0 ? [] : JsonPlaces.Of(text).ToDictionary(one => one.Key, one => one.Value.Line, StringComparer.Ordinal);

        // A prompt's front matter begins below its first line; every other text that is no JSON is YAML, or has no places.
        private static Dictionary<string, int> OfYaml(string text)
        {
            var front = text.StartsWith("---\n", StringComparison.Ordinal)
                && text.IndexOf("\n---\n", 3, StringComparison.Ordinal) is > 0 and var end
                ? text[4..(end + 1)] : null;
            return YamlTree.Parse(front ?? text) is { Succeeded: true } tree
                ? tree.Value.Places.ToDictionary(one => one.Key, one => one.Value.Line + (front is null ? 0 : 1), StringComparer.Ordinal)
                : [];
        }
    }
}
