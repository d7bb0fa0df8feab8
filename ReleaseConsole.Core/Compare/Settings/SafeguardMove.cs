namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>What a setting that holds something back is there for.</summary>
internal enum Safeguard
{
    /// <summary>It watches: a filter, an audit, a log.</summary>
    Watching,

    /// <summary>It keeps something from happening, from coming in, or from being kept.</summary>
    Holding,
}

/// <summary>
/// A safeguard that moved: which way, what that means in a few words, and how much it is (1 where it is wholly so, less for a little).
/// </summary>
internal sealed record SafeguardMove(Safeguard Kind, Effect Effect, string Says, double Size = 1)
{
    public static SafeguardMove Watching(bool isWider, string says, double size = 1) => Of(Safeguard.Watching, isWider, says, size);

    public static SafeguardMove Holding(bool isWider, string says, double size = 1) => Of(Safeguard.Holding, isWider, says, size);

    private static SafeguardMove Of(Safeguard kind, bool isWider, string says, double size) =>
        new(kind, isWider ? Effect.Wider : Effect.Narrower, says, size);
}
