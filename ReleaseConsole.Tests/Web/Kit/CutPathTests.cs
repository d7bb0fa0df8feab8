using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Tests.Web.Kit;

public sealed class CutPathTests
{
    [Theory]
    [InlineData("prompts/triage", "")]
    [InlineData("prompts/letters-about-late-parcels-025", "rcels-025")]
    [InlineData("prompts/سياسة-الاسترداد-للعملاء-025", "")]
    [InlineData("prompts/返金ポリシーのお問い合わせへの返信-025", "")]
    public void A_long_path_keeps_its_end_unless_its_letters_may_not_be_parted(string path, string kept) =>
        path[CutPath.Split(path)..].ShouldBe(kept);
}
