using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Audit;

public sealed class CheckpointTests
{
    [Theory]
    [InlineData(8, "release-console.example/audit\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n")]
    [InlineData(0, "release-console.example/audit\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    public void The_text_of_a_known_tree_is_the_known_text(int size, string expected)
    {
        var checkpoint = new Checkpoint("release-console.example/audit", size, KnownTree.Root(size));

        checkpoint.Text.ShouldBe(expected);
        Checkpoint.Parse(expected).Value.Text.ShouldBe(expected);
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_read_with_its_extension_lines()
    {
        var checkpoint = Checkpoint.Parse("Log\n123\nYmFuYW5hcw==\nextra one\nextra two\n").Value;

        (checkpoint.Origin, checkpoint.Size).ShouldBe(("Log", 123L));
        checkpoint.Root.ShouldBe("bananas"u8.ToArray());
        checkpoint.Extensions.ShouldBe(["extra one", "extra two"]);
    }

    [Theory]
    [InlineData("Log\n123\n")]
    [InlineData("\n123\nYmFuYW5hcw==\n")]
    [InlineData("Log\n123\nYmFuYW5hcw==")]
    [InlineData("Log\nmany\nYmFuYW5hcw==\n")]
    [InlineData("Log\n-1\nYmFuYW5hcw==\n")]
    [InlineData("Log\n+1\nYmFuYW5hcw==\n")]
    [InlineData("Log\n 1\nYmFuYW5hcw==\n")]
    [InlineData("Log\n007\nYmFuYW5hcw==\n")]
    [InlineData("Log\n18446744073709551616\nYmFuYW5hcw==\n")]
    [InlineData("Log\n9223372036854775808\nYmFuYW5hcw==\n")]
    [InlineData("Log\n123\nbananas!\n")]
    [InlineData("Log\n123\nYmFuYW5h cw==\n")]
    [InlineData("Log\n123\nYmFuYW5hcw==\n\nextra\n")]
    [InlineData("")]
    public void A_checkpoint_in_another_shape_is_refused(string text) =>
        Checkpoint.Parse(text).Refusal.ShouldNotBeNull().Code.ShouldBe("checkpoint-not-readable");

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void An_origin_that_would_read_as_something_else_is_never_written(string origin) =>
        Should.Throw<InvalidOperationException>(() => new Checkpoint(origin, 1, KnownTree.Root(1)).Text);
}
