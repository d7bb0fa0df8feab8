namespace ReleaseConsole.Web.Kit;

/// <summary>What a banner means; <see cref="Unsure"/> is for what cannot be told, and is neither good nor bad.</summary>
public enum BannerKind
{
    Plain,
    Warn,
    Bad,
    Unsure,
    Good,
}

internal static class BannerKinds
{
    public static string Css(this BannerKind kind) => kind switch
    {
        BannerKind.Plain => "plain",
        BannerKind.Warn => "warn",
        BannerKind.Bad => "bad",
        BannerKind.Unsure => "unsure",
        BannerKind.Good => "good",
    };

    public static string Icon(this BannerKind kind) => kind switch
    {
        BannerKind.Plain => "info",
        BannerKind.Warn => "warning",
        BannerKind.Bad => "error",
        BannerKind.Unsure => "help",
        BannerKind.Good => "check_circle",
    };
}
