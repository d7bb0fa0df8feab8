using System.Formats.Tar;
using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What says more and more, or says that it will, takes no more memory than it may.</summary>
[Collection(typeof(Alone))]
public sealed class SwollenInputTests : IDisposable
{
    private const long AllocatesAtMost = 512L * 1024 * 1024;
    private readonly string _folder = Directory.CreateTempSubdirectory("swollen-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Listing tools\n", "source-not-reached")]
    [InlineData("x", "source-not-reached")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n", "source-not-understood")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":\"on\"}}\n", "source-not-understood")]
    public async Task A_server_that_comes_to_no_end_is_not_listened_to_for_ever(string said, string code) =>
        (await ListAsync(new MemoryStream(), new EndlessStream(Encoding.UTF8.GetBytes(said)))).ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public async Task A_list_as_long_as_is_read_is_taken()
    {
        var description = new string('x', McpLine.AnswerLimit - (1024 * 1024));
        var list = $$$"""{"jsonrpc":"2.0","id":2,"result":{"tools":[{"name":"long","description":"{{{description}}}","inputSchema":{}}]}}""";
        var (input, output) = new GivenMcp([GivenMcp.Newer.Answers[0], Encoding.UTF8.GetBytes(list)]).Start();
        (await ListAsync(input, output)).ShouldBeNull();
    }

    [Theory]
    [InlineData("02000000061")]
    [InlineData("17777777777")]
    [InlineData("\u0080\0\0\0\0\0\0\0\u0040\0\0\0")]
    public async Task A_tar_that_promises_a_name_of_many_megabytes_is_refused_before_room_is_made_for_it(string size)
    {
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, "prompts/a.md") { DataStream = new MemoryStream("Be kind."u8.ToArray()) },
                Cancel);
        var bytes = tar.ToArray();
        bytes[156].ShouldBe((byte)'x');
        Encoding.Latin1.GetBytes(size).CopyTo(bytes, 124);

        var refusal = await WithinAsync(64 * 1024 * 1024, staging => Archives.UnpackAsync(new MemoryStream(bytes), staging, Cancel));
        refusal.ShouldNotBeNull().Code.ShouldBe("archive-not-readable");
    }

    [Fact]
    public async Task What_a_file_of_a_tar_holds_is_no_header_though_it_looks_like_one()
    {
        // A dark picture: mostly nothing, with a bright point where a header says what it is and how long.
        var picture = new byte[512];
        (picture[124], picture[126], picture[156]) = (0xC8, 0x31, (byte)'x');
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, "docs/a.raw") { DataStream = new MemoryStream(picture) }, Cancel);

        (await WithinAsync(64 * 1024 * 1024, staging => Archives.UnpackAsync(new MemoryStream(tar.ToArray()), staging, Cancel)))
            .ShouldBeNull();
    }

    private Task<Refusal?> ListAsync(Stream input, Stream output) => WithinAsync(AllocatesAtMost, async staging =>
    {
        await using var line = McpLine.Over("shop", input, output);
        var place = new SourceConnection(SourceKind.Mcp, "") { Server = "shop" };
        return await new McpSource(place, null!).StageAsync(line, staging, Cancel);
    });

    private async Task<Refusal?> WithinAsync(long allocates, Func<Staging, Task<Refusal?>> take)
    {
        await using var staging = new Staging(_folder, new IngestOptions());
        var before = GC.GetTotalAllocatedBytes();
        var refusal = await take(staging);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(allocates);
        return refusal;
    }

    /// <summary>The same bytes again and again.</summary>
    private sealed class EndlessStream(byte[] said) : MemoryStream
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var filled = 0; filled < buffer.Length; filled++)
                buffer.Span[filled] = said[_at++ % said.Length];
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
