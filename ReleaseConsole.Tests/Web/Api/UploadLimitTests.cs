using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>Uploads of 200 MB that are made while they are sent.</summary>
[Collection(typeof(Alone))]
public sealed class UploadLimitTests
{
    private const long Size = 200L * 1024 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_over_its_limit_is_refused_by_name_the_others_are_taken_and_memory_does_not_grow_with_it()
    {
        await using var host = await ApiHost.WithAsync();
        using var author = await host.KeyAsync(await host.TenantAsync("acme"), Role.PromptEngineer);
        var before = GC.GetTotalAllocatedBytes();

        using var taken = await PostAsync(
            author, ("prompts/huge.md", new Zeros(Size)), ("prompts/small.md", new StringContent("Be kind.\n")));

        ((int)taken.StatusCode).ShouldBe(202, await taken.Content.ReadAsStringAsync(Cancel));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100L * 1024 * 1024);
        var import = await author.UntilAsync(
            taken.Headers.Location!.OriginalString["/api/v1".Length..], one => one["state"]!.GetValue<string>() == "finished");
        var items = import["items"]!.AsArray().ToDictionary(item => item!["sourcePath"]!.GetValue<string>(), item => item!);
        items["prompts/huge.md"]["code"]!.GetValue<string>().ShouldBe("file-too-large");
        items["prompts/small.md"]["outcome"]!.GetValue<string>().ShouldBe("created");
    }

    [Fact]
    public async Task An_upload_over_its_limit_is_refused_and_leaves_nothing()
    {
        await using var host = await ApiHost.WithAsync(("Ingest:UploadLimit", $"{Size - 512 * 1024}"), ("Ingest:FileLimit", $"{2 * Size}"));
        using var author = await host.KeyAsync(await host.TenantAsync("acme"), Role.PromptEngineer);

        using var refused = await PostAsync(author, ("datasets/huge.jsonl", new Zeros(Size)));

        await refused.ProblemAsync(413, "upload-too-large");
        Directory.EnumerateFileSystemEntries(host.StagedFolder).ShouldBeEmpty();
        (await author.ReadAsync($"/products/{ApiHost.Product}/artifacts"))["items"].ShouldBeOfType<JsonArray>().Count.ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, params (string Path, HttpContent Content)[] files)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (path, content) in files)
        {
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = path };
            body.Add(content);
        }
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri($"/api/v1/products/{ApiHost.Product}/imports", UriKind.Relative))
        { Content = body };
        request.Headers.TransferEncodingChunked = true;
        return await client.SendAsync(request, Cancel);
    }

    /// <summary>So many zeros, none of which is kept.</summary>
    private sealed class Zeros(long size) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var some = new byte[128 * 1024];
            for (var sent = 0L; sent < size; sent += some.Length)
                await stream.WriteAsync(some, Cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
