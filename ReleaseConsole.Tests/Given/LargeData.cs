using System.Globalization;
using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Given;

/// <summary>A console that holds no file above some kilobytes, so that data is large soon; and data that is.</summary>
internal static class LargeData
{
    public const int Held = 20_000;

    public const string Name = "datasets/support";

    public static Dictionary<string, string?> Settings =>
        new() { ["ReleaseConsole:Ingest:FileLimit"] = Held.ToString(CultureInfo.InvariantCulture) };

    /// <summary>So many rows of about 100 bytes in JSON Lines, with ids from a number on.</summary>
    public static string Lines(int rows, int from = 0)
    {
        var text = new StringBuilder();
        for (var id = from; id < from + rows; id++)
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""{"id":{{id}},"label":"{{(id % 3 == 0 ? "refund" : "delivery")}}","text":"Where is order {{id}}? It should have come a week ago."}""").Append('\n');
        return text.ToString();
    }

    /// <summary>A dataset that is too large to be held: its pointer, and what was kept of its rows.</summary>
    public static async Task<PinnedContent> PointerAsync(string name, string lines)
    {
        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        var profile = (await JsonLinesProfile.OfAsync(bytes, TestContext.Current.CancellationToken)).ShouldSucceed();
        var pointer = new LargeContent(profile.Bytes, profile.Size).Pointer();
        var held = Content.Of(ArtifactKind.Dataset, name, ContentForm.Bytes, pointer);
        // As it is kept: under the digest of the data, not of the pointer.
        return new PinnedContent(
            held.Pin with { Digest = profile.Bytes }, held.Version with { Digest = profile.Bytes }, held.Form, pointer)
        { Profile = profile };
    }

    /// <summary>The files in which large contents are kept, by their digests.</summary>
    public static IReadOnlyList<string> Files(this TestConsole console) =>
        Directory.Exists(Path.Combine(console.DataDirectory, "contents"))
            ? [.. Directory.EnumerateFiles(Path.Combine(console.DataDirectory, "contents"), "*", SearchOption.AllDirectories)]
            : [];

    public static string FileOf(this TestConsole console, Digest digest) =>
        console.Files().Single(file => Path.GetFileName(file) == digest.Hex);

    public static async Task<long> RowsAsync(this TestConsole console, Actor actor) => (await console.ProfileAsync(actor)).Rows;

    public static async Task<DatasetProfile> ProfileAsync(this TestConsole console, Actor actor) =>
        (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", against: null, actor, TestContext.Current.CancellationToken))
                .ShouldSucceed().Profile;

    public static Task<Result<ExportedVersion>> ExportAsync(this TestConsole console, Actor actor, string? format) =>
        console.Get<ExportVersion>()
            .RunAsync(TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", format, actor, TestContext.Current.CancellationToken);

    public static async Task<byte[]> ExportedAsync(this TestConsole console, Actor actor, string? format)
    {
        var exported = (await console.ExportAsync(actor, format)).ShouldSucceed();
        exported.ReadsBackTheSame.ShouldBeTrue();
        using var bytes = new MemoryStream();
        await using var content = exported.Open();
        await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
