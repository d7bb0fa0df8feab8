using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

[Collection(typeof(Alone))]
public sealed class DatasetProfileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_profile_says_types_what_is_missing_labels_and_lengths()
    {
        var profile = Profile("datasets/cases.csv");
        profile.Rows.ShouldBe(4);
        var label = profile.Columns.Single(column => column.Name == "label");
        label.Values.ShouldBe(new Dictionary<string, long> { ["delivery"] = 1, ["refund"] = 3 }, ignoreOrder: true);
        var message = profile.Columns.Single(column => column.Name == "message");
        (message.Missing, message.Lengths, message.Values).ShouldBe((1, new LengthProfile(15, 27, 21), null));
        Profile("datasets/cases.json").Columns.Single(column => column.Name == "text").Missing.ShouldBe(1);
    }

    [Theory]
    [InlineData("score", "number", "-3", "1e2")]
    [InlineData("passed", "boolean", null, null)]
    [InlineData("day", "date", "2025-12-31", "2026-01-02T08:00:00Z")]
    [InlineData("postcode", null, null, null)]
    [InlineData("mixed", null, null, null)]
    [InlineData("none", null, null, null)]
    public void A_column_of_a_table_says_what_its_text_reads_as_and_stays_text(
        string name, string? readsAs, string? least, string? greatest)
    {
        const string Table =
            "score,passed,day,postcode,mixed,none\n9.5,true,2026-01-01,01067,1,\n-3,False,2025-12-31,10115,one,\n1e2,,2026-01-02T08:00:00Z,10117,2,\n";
        var column = DatasetProfile.Parse(Vectors.Read("datasets/a.csv", Table).Items[0].Value.Content.Profile!).Columns
            .Single(one => one.Name == name);
        (column.ReadsAs, column.Least, column.Greatest).ShouldBe((readsAs, least, greatest));
        column.Types.Keys.ShouldBe(name == "none" ? [] : ["text"]);
    }

    [Fact]
    public void Instants_stand_in_their_order_wherever_their_clocks_do()
    {
        const string Table = "at\n2026-01-01T10:00:00Z\n2026-01-01T09:30:00-05:00\n2026-01-01T11:00:00+09:00\n";
        var column = DatasetProfile.Parse(Vectors.Read("datasets/a.csv", Table).Items[0].Value.Content.Profile!).Columns
            .ShouldHaveSingleItem();
        (column.ReadsAs, column.Least, column.Greatest).ShouldBe(("date", "2026-01-01T11:00:00+09:00", "2026-01-01T09:30:00-05:00"));
    }

    [Fact]
    public void Numbers_have_a_least_and_a_greatest_where_nothing_else_stands_in_their_column()
    {
        var columns = DatasetProfile.Parse(
            Vectors.Read(
                "datasets/a.jsonl",
                "{\"n\":10,\"m\":1,\"t\":\"5\"}\n{\"n\":9.5,\"m\":\"x\",\"t\":\"6\"}\n").Items[0].Value.Content.Profile!).Columns;
        columns.Select(one => (one.Name, one.ReadsAs, one.Least, one.Greatest)).ShouldBe(
            [("m", null, null, null), ("n", null, "9.5", "10"), ("t", null, null, null)]);
    }

    [Fact]
    public void A_profile_from_before_columns_said_what_they_read_as_compares_as_the_same()
    {
        var now = new ColumnProfile("a", new Dictionary<string, long> { ["text"] = 2 }, 0, null, null)
        { ReadsAs = "number", Least = "1", Greatest = "2" };
        var then = now with { ReadsAs = null, Least = null, Greatest = null };
        Core.Compare.Datasets.ColumnChanges.Of(
            new Dictionary<string, ColumnProfile> { ["a"] = then }, new Dictionary<string, ColumnProfile> { ["a"] = now }).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_added_removed_and_changed_are_counted_from_profiles_alone()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("datasets/golden.jsonl", Lines("1 a", "2 b", "3 c")));
        await console.ImportAsync(amara, ("datasets/golden.jsonl", Lines("1 a", "2 B", "4 d", "5 e")));

        var shown = (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, "datasets/golden", "2", "1", amara, Cancel)).Value;

        shown.Profile.Rows.ShouldBe(4);
        shown.Against.ShouldBe(new DatasetOverlap(Common: 1, Added: 2, Removed: 1, Changed: 1, IsEstimate: false));
    }

    [Fact]
    public async Task Two_large_datasets_are_compared_by_a_sample_of_their_hashes()
    {
        var before = await ProfileOfAsync(150_000, from: 0);
        var after = await ProfileOfAsync(150_000, from: 75_000);

        var overlap = DatasetOverlap.Between(before, after);

        overlap.IsEstimate.ShouldBeTrue();
        ((double)overlap.Common).ShouldBe(75_000, 75_000 * 0.06);
        before.Hashes.Of.Length.ShouldBe(8_192 * 16);
    }

    [Fact]
    public async Task A_long_file_is_profiled_in_memory_that_does_not_grow_with_it()
    {
        var megabytes = int.Parse(Environment.GetEnvironmentVariable("RC_DATASET_MB") ?? "48", CultureInfo.InvariantCulture);
        await using var stream = new GeneratedLines(megabytes * 1024L * 1024L);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var profile = (await JsonLinesProfile.OfAsync(stream, Cancel)).Value;

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{profile.Size} bytes, {profile.Rows} rows in {clock.Elapsed}; held {stream.Most - before} bytes at most, working set {Environment.WorkingSet}");
        profile.Size.ShouldBeGreaterThanOrEqualTo(megabytes * 1024L * 1024L);
        (stream.Most - before).ShouldBeLessThan(64L * 1024 * 1024);
    }

    [Fact]
    public async Task A_line_without_an_end_is_refused_before_it_fills_the_memory()
    {
        await using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes("{\"a\":1}\n{\"b\":\"" + new string('x', JsonLinesProfile.LongestLine + 10)));
        var refused = await JsonLinesProfile.OfAsync(stream, Cancel);
        (refused.Refusal!.Code, refused.Refusal.Place).ShouldBe(("line-too-long", "2:1"));
    }

    [Fact]
    public void Data_that_dvc_keeps_elsewhere_is_a_pointer_with_its_hash()
    {
        Vectors.One("datasets/golden.csv.dvc").Text()
            .ShouldBe("""{"hash":"md5","path":"golden.csv","pointer":"dvc","size":37891850,"value":"a304afb96060aad90176268345e10355"}""");
        Vectors.One("datasets/support/README.md").Notes.ShouldBe(["Licence cc-by-4.0.", "Size 1K<n<10K."]);
    }

    private static DatasetProfile Profile(string name) => DatasetProfile.Parse(Vectors.One(name).Content.Profile!);

    private static string Lines(params string[] rows) =>
        string.Concat(rows.Select(row => $"{{\"id\":\"{row.Split(' ')[0]}\",\"text\":\"{row.Split(' ')[1]}\"}}\n"));

    private static async Task<DatasetProfile> ProfileOfAsync(int rows, int from)
    {
        var text = new StringBuilder();
        for (var at = from; at < from + rows; at++)
            text.Append(CultureInfo.InvariantCulture, $"{{\"id\":{at},\"label\":\"{at % 7}\"}}\n");
        return (await JsonLinesProfile.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), Cancel)).Value;
    }

    /// <summary>As many lines as asked for, made while they are read; notes how much memory is held on the way.</summary>
    private sealed class GeneratedLines(long bytes) : Stream
    {
        private readonly byte[] _line = Encoding.UTF8.GetBytes(
            "{\"id\":\"00000000\",\"label\":\"refund\",\"text\":\"" + new string('m', 200) + "\"}\n");
        private long _made;
        private int _number;

        public long Most { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_made >= bytes)
                return 0;
            var written = 0;
            for (; written + _line.Length <= count; written += _line.Length)
            {
                (_number++).TryFormat(_line.AsSpan(7, 8), out _, "D8", CultureInfo.InvariantCulture);
                _line.CopyTo(buffer, offset + written);
            }
            _made += written;
            if (_number % 20_000 < 500)
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: false));
            return written;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => bytes;
        public override long Position { get => _made; set => throw new NotSupportedException(); }
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
