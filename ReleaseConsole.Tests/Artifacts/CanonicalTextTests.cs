using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("a\r\nb\rc\nd\r\r\n\re\r", "a\nb\nc\nd\n\n\ne\n")]
    [InlineData("\uFEFFhello", "hello")]
    [InlineData("mid\uFEFFdle  \n\n", "mid\uFEFFdle  \n\n")]
    [InlineData("A\u030a\t\0", "A\u030a\t\0")]
    [InlineData("", "")]
    public void Only_the_byte_order_mark_and_the_line_ends_change(string text, string expected)
    {
        Encoding.UTF8.GetString(CanonicalText.Kept(Encoding.UTF8.GetBytes(text)).Value).ShouldBe(expected);
        CanonicalText.From(text).Value.ShouldBe(expected);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_with_line_and_byte()
    {
        byte[] text = [.. "one\r\nzwöl"u8, 0xFF, .. "f"u8];

        var refusal = CanonicalText.From(text).Refusal.ShouldNotBeNull();

        (refusal.Code, refusal.Place).ShouldBe(("text-not-utf8", "2:5"));
        refusal.Sentence.ShouldContain("byte 10");
    }

    [Fact]
    public void Text_cut_in_the_middle_of_a_character_is_refused() =>
        CanonicalText.From("é"u8[..1]).Refusal.ShouldNotBeNull().Code.ShouldBe("text-not-utf8");

    [Fact]
    public void A_string_with_half_a_surrogate_pair_is_refused() =>
        CanonicalText.From("ok\nno\ud83d!").Refusal.ShouldNotBeNull().Place.ShouldBe("2:3");
}
