using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>cases.parquet was written by Parquet.Net 6.1.0.</summary>
public sealed class ParquetTests
{
    [Fact]
    public void The_footer_says_what_the_data_is_like_and_the_bytes_are_kept()
    {
        var read = Vectors.One("datasets/cases.parquet");
        var profile = DatasetProfile.Parse(read.Content.Profile!);

        (profile.Rows, profile.Compression, profile.HasRows).ShouldBe((3, "snappy", false));
        profile.WrittenBy!.ShouldStartWith("Parquet.Net version 6.1.0");
        profile.Columns.Select(one => (one.Name, one.Types.Keys.Single(), one.Missing)).ShouldBe(
            [("id", "text", 0), ("is_refund", "boolean", 0), ("message", "text", 1), ("score", "number", 1)]);
        (profile.Columns[0].Least, profile.Columns[0].Greatest, profile.Columns[3].Least).ShouldBe(("case-1", "case-3", "0.5"));
        read.Content.Original.ShouldBe(Vectors.Bytes("datasets/cases.parquet"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(840)]
    public void A_file_that_ends_early_is_refused(int length) =>
        Vectors.Read("datasets/a.parquet", Vectors.Bytes("datasets/cases.parquet")[..length]).Items.ShouldHaveSingleItem().Refusal!.Code
            .ShouldBe(length == 0 ? "empty-file" : "parquet-not-readable");
}
