using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Compare;

public sealed class JsonPlacesTests
{
    private const string Text = "{\n  \"name\": \"ü😀\", \"list\": [1,\n    {\"a/b\": null}\n  ]\n}";

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("/name", 2, 11)]
    [InlineData("/list", 2, 26)]
    [InlineData("/list/0", 2, 27)]
    [InlineData("/list/1", 3, 5)]
    [InlineData("/list/1/a~1b", 3, 13)]
    public void A_path_has_the_line_and_column_where_its_value_begins(string path, int line, int column) =>
        JsonPlaces.Find(Text, path).ShouldBe(new TextPosition(line, column));

    [Fact]
    public void A_path_that_is_not_there_has_no_place() => JsonPlaces.Find(Text, "/list/2").ShouldBeNull();
}
