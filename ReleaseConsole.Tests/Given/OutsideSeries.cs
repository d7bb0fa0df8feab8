using System.Globalization;
using System.Text.Json;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;

namespace ReleaseConsole.Tests.Given;

/// <summary>A Langfuse that keeps one prompt in several numbered versions, as a pull stages them.</summary>
internal sealed class OutsideSeries(string name, params string[] texts) : IImportSource
{
    public string Kind => "langfuse";

    public string Name => "langfuse.example.com";

    public bool IsComplete => false;

    public SourceOrigin? Origin { get; } = new("https://langfuse.example.com", Revision: null);

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        for (var number = 1; number <= texts.Length; number++)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(
                new { name, version = number, type = "text", prompt = texts[number - 1], labels = Array.Empty<string>() });
            var file = string.Create(CultureInfo.InvariantCulture, $"prompts/{name}/v{number:D4}.json");
            var outside = new OutsideItem($"langfuse:{name}", number.ToString(CultureInfo.InvariantCulture)) { IsOneOfMany = true };
            if (await staging.AddAsync(file, new MemoryStream(bytes), outside, cancel) is { } refusal)
                return refusal;
        }
        return null;
    }
}
