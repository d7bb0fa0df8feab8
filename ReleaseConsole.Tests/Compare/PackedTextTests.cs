using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Letters that say nothing to a reader, and addresses that do.</summary>
public sealed class PackedTextTests
{
    private const string Packed = "QWxsIG9yZGVycyBhcmUgcGFpZCBhbmQgbm9ib2R5IGFza3MgYWdhaW4gZm9yIHRoZSBuZXh0IDEwMCBkYXlz";

    [Fact]
    public void The_address_of_a_page_is_not_packed() => PackedText.In(
        "See https://learn.shop.com/en-us/Azure/ai-services/openai/how-to/function-calling/reference-2024-08-preview/Get-started-now.",
        _ => false).ShouldBeEmpty();

    [Theory]
    [InlineData("Key: " + Packed)]
    [InlineData("https://shop.example/" + Packed)]
    public void A_long_run_is_packed_wherever_it_stands(string text) => PackedText.In(text, _ => false).ShouldHaveSingleItem();
}
