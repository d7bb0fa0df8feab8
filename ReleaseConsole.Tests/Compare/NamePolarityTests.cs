using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Tests.Compare;

public sealed class NamePolarityTests
{
    [Theory]
    [InlineData("/require_mfa", 1)]
    [InlineData("/failClosed", 1)]
    [InlineData("/moderation/enabled", 1)]
    [InlineData("/approval/required", 1)]
    [InlineData("/kill_switch", 1)]
    [InlineData("/block_anonymous", 1)]
    [InlineData("/disable_auto_approval", 1)]
    [InlineData("/skip_moderation", -1)]
    [InlineData("/bypass_approval_for", -1)]
    [InlineData("/moderation/disabled", -1)]
    [InlineData("/no_auth", -1)]
    [InlineData("/tls_skip_verify", -1)]
    [InlineData("/fail_open", -1)]
    [InlineData("/autoRefund", -1)]
    [InlineData("/allow_anonymous", -1)]
    [InlineData("/mfa_optional", -1)]
    [InlineData("/disable_cache", 0)]
    [InlineData("/human_readable", 0)]
    [InlineData("/auto_scroll", 0)]
    [InlineData("/public_holidays", 0)]
    [InlineData("/ui/dark_mode", 0)]
    [InlineData("/enabled", 0)]
    public void A_name_says_whether_true_holds_back_or_lets_through(string place, int sign) => NamePolarity.Of(place).ShouldBe(sign);
}
