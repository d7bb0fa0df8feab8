using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>How deliveries and connections read on screen and in addresses.</summary>
public static class DeliveryWords
{
    public const string WhoConnects = "A person with the role admin can change and check connections.";

    /// <summary>The outcomes one can filter by; null is all of them.</summary>
    public static IReadOnlyList<Choice<DeliveryState?>> Outcomes { get; } =
    [
        new(null, "All outcomes"), .. Enum.GetValues<DeliveryState>().Select(state => new Choice<DeliveryState?>(state, Word(state))),
    ];

    public static (PillState State, string Label) Pill(DeliveryState state) => (state switch
    {
        DeliveryState.Planned => PillState.Waiting,
        DeliveryState.Sending => PillState.Running,
        DeliveryState.Confirmed => PillState.Done,
        DeliveryState.AlreadyThere => PillState.Done,
        DeliveryState.Conflict => PillState.Drifted,
        DeliveryState.Refused => PillState.Rejected,
        DeliveryState.Unknown => PillState.Unknown,
    }, Word(state));

    public static string Word(DeliveryState state) => state switch
    {
        DeliveryState.Planned => "Planned",
        DeliveryState.Sending => "Sending",
        DeliveryState.Confirmed => "Confirmed",
        DeliveryState.AlreadyThere => "Already there",
        DeliveryState.Conflict => "Conflict",
        DeliveryState.Refused => "Refused there",
        DeliveryState.Unknown => "Unknown",
    };

    /// <summary>The word of an outcome in an address: <c>already-there</c>.</summary>
    public static string Address(DeliveryState state) => Word(state).ToLowerInvariant().Replace(' ', '-');

    public static DeliveryState? Read(string? word) =>
        Enum.GetValues<DeliveryState>().Where(state => Address(state) == word).Select(state => (DeliveryState?)state).FirstOrDefault();

    public static (string Icon, string Css, string Word) Health(ConnectionShown one) => one switch
    {
        { IsEnabled: false } => ("pause_circle", "mute", "Switched off"),
        { UnknownNow: > 0 } => ("help", "unsure", $"{one.UnknownNow} unknown"),
        { Health: TargetHealth.Good } => ("check_circle", "good", "Good"),
        { Health: TargetHealth.Failing } => ("cancel", "bad", "Does not work"),
        { Health: TargetHealth.Drifted } => ("difference", "warn", "Drifted"),
        { Health: TargetHealth.Unknown } => ("help", "unsure", "No answer"),
        { Can.ReadBack: false } => ("schedule", "mute", "No delivery yet"),
        _ => ("schedule", "mute", "Not checked yet"),
    };
}
