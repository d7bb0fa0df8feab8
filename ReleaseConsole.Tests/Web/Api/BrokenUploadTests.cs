using System.Net.Http.Headers;
using System.Text;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Tests.Web.Api;

[Collection(typeof(ApiTests))]
public sealed class BrokenUploadTests(ApiHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "part 1")]
    [InlineData("nothing of the kind", "part 1")]
    [InlineData("--b\r\nno header at all\r\n\r\ntext\r\n--b--\r\n", "part 1")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=f; filename=one.md\r\n\r\nBe ki", "part 1 (one.md)")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=f; filename=one.md\r\n\r\nBe kind.\r\n--b\r\nContent-Dispo", "part 2")]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=f; filename=one.md\r\n\r\nBe kind.\r\n--b\r\nContent-Disposition: form-data; name=f; filename=two.zip\r\n\r\nPK",
        "part 2 (two.zip)")]
    public async Task A_multipart_body_that_is_cut_or_none_is_refused_with_the_part_and_leaves_nothing(string body, string place)
    {
        using var author = await host.KeyAsync(await host.TenantAsync($"broken-{Guid.CreateVersion7():n}"), Role.PromptEngineer);
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        var before = Folders();

        using var answer = await author.PostAsync(
            new Uri($"/api/v1/products/{ApiHost.Product}/imports", UriKind.Relative), content, Cancel);

        (await answer.ProblemAsync(400, "bad-multipart"))["place"]!.GetValue<string>().ShouldBe(place);
        Folders().Except(before).ShouldBeEmpty();
    }

    private List<string> Folders() => Directory.Exists(host.StagedFolder) ? [.. Directory.EnumerateDirectories(host.StagedFolder)] : [];
}
