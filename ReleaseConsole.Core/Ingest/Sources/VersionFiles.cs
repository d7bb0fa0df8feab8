using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The numbered versions of one outside thing as files of an import, named so that they are read from the oldest to the newest.
/// </summary>
internal sealed class VersionFiles(Staging staging, string path, string id)
{
    /// <summary>Of one thing at most so many versions are taken, the newest.</summary>
    public const int Most = 1000;

    /// <summary>The numbers to take, from the oldest on; how many older ones there are besides is told.</summary>
    public Result<IReadOnlyList<int>> Taken(IEnumerable<int> numbers)
    {
        var all = numbers.Where(number => number > 0).Distinct().Order().ToList();
        var older = all.Count - Most;
        return older > 0 && staging.LeaveOut($"{path}/older.json", string.Create(
            CultureInfo.InvariantCulture, $"{older} versions older than the newest {Most} are not taken.")) is { } refusal
                ? refusal
                : all[Math.Max(0, older)..];
    }

    /// <summary>One of many versions; it never goes over a later one.</summary>
    /// <param name="revision">What the version is called there; null where that is its number.</param>
    public Task<Refusal?> AddAsync(
        int number, string? revision, JsonObject answer, IEnumerable<string> labels, CancellationToken cancel) => AddAsync(
        File(number), answer, new OutsideItem(id, revision ?? $"{number}")
        {
            IsOneOfMany = true,
            Labels = Listed(labels),
        },
        cancel);

    /// <summary>The one version that a label or an alias points to; it is what is wanted, older or not.</summary>
    public Task<Refusal?> AddOnlyAsync(string number, JsonObject answer, IEnumerable<string> labels, CancellationToken cancel) =>
        AddAsync($"{path}.json", answer, new OutsideItem(id, number) { Labels = Listed(labels) }, cancel);

    public Refusal? LeaveOut(int number, string why) => staging.LeaveOut(File(number), why);

    public Refusal? HasNone(string label) => staging.LeaveOut($"{path}.json", SourceRefusals.NoLabelled(label));

    public Refusal? CannotBeAskedFor() => staging.Refuse($"{path}.json", SourceRefusals.CannotBeAskedFor($"{path}.json"));

    private string File(int number) => string.Create(CultureInfo.InvariantCulture, $"{path}/v{number:D4}.json");

    private async Task<Refusal?> AddAsync(string file, JsonObject answer, OutsideItem outside, CancellationToken cancel)
    {
        await using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer, CanonicalJson.Options));
        return await staging.AddAsync(file, content, outside, cancel);
    }

    private static List<string>? Listed(IEnumerable<string> labels) =>
        labels.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? some : null;
}
