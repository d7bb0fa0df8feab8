using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class Es6NumberTests
{
    [Theory]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_double_is_written_as_RFC_8785_appendix_B_says(ulong bits, string expected) =>
        Written(BitConverter.UInt64BitsToDouble(bits)).ShouldBe(expected);

    [Theory]
    [InlineData(1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687")]
    [InlineData(10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892")]
    public void The_published_sequence_of_numbers_has_its_published_hash(int lines, string expected)
    {
        var text = new StringBuilder();
        foreach (var bits in Es6NumberSequence.All().Take(lines))
            text.Append(CultureInfo.InvariantCulture, $"{bits:x},{Written(BitConverter.UInt64BitsToDouble(bits))}\n");

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())));

        hash.ShouldBe(expected);
    }

    /// <summary>Short decimals are copied instead of parsed; the copy has to be what parsing would have written.</summary>
    [Fact]
    public void A_decimal_that_is_taken_as_it_stands_is_what_its_double_is_written_as()
    {
        var tokens = from whole in Gen.Choose(-1_000_000_000, 1_000_000_000)
                     from scale in Gen.Choose(0, 9)
                     from zeros in Gen.Choose(0, 8)
                     from fraction in Gen.Choose(0, 99_999_999)
                     let head = whole / (int)Math.Pow(10, scale)
                     let tail = new string('0', zeros) + fraction.ToString(CultureInfo.InvariantCulture)
                     select string.Create(CultureInfo.InvariantCulture, $"{head}.{tail}");
        var taken = 0;

        Laws.Hold(tokens, token =>
        {
            if (!Es6Number.IsCanonical(Encoding.ASCII.GetBytes(token)))
                return true;
            taken++;
            return Written(double.Parse(token, CultureInfo.InvariantCulture)) == token;
        }, runs: 5_000);

        taken.ShouldBeGreaterThan(1_000);
    }

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("1.0")]
    [InlineData("0.0000001")]
    [InlineData("1e3")]
    [InlineData("1E3")]
    [InlineData("9007199254740993")]
    public void A_spelling_that_is_not_canonical_is_not_taken_as_it_stands(string token) =>
        Es6Number.IsCanonical(Encoding.ASCII.GetBytes(token)).ShouldBeFalse();

    private static string Written(double value)
    {
        Span<byte> bytes = stackalloc byte[Es6Number.MaxLength];
        return Encoding.ASCII.GetString(bytes[..Es6Number.Write(value, bytes)]);
    }
}
