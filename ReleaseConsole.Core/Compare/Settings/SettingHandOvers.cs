using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Settings by which somebody else is brought in: a person who takes over, who is told when something goes wrong, whose call is checked
/// by a shared secret, and which models may be asked at all.
/// </summary>
internal static partial class SettingHandOvers
{
    public static SafeguardMove? Of(string name, string? before, string? after) =>
        Person(name, before, after) ?? Alarm(name, before, after) ?? Signed(name, before, after) ?? Models(name, before, after);

    /// <summary>Whether it is a figure of which the name does not say whether more or less of it brings somebody in.</summary>
    public static bool IsUnsure(PathChange change)
    {
        var (name, before, after) = (NameWords.Plain(change.Path), change.Before?.Shown(), change.After?.Shown());
        return (HandsOverFrom().IsMatch(name) || AlarmFrom().IsMatch(name)) && IsUnsure(name, before, after)
            && Step(before, after) is not (null or 0);
    }

    // Below a share of success an alarm is given, above one of errors; a bare share may be either.
    private static bool IsUnsure(string name, string? before, string? after) => Good().IsMatch(name)
        || (Bare().IsMatch(name) && Quantity.Of(before)?.Value is <= 1 && Quantity.Of(after)?.Value is <= 1);

    private static SafeguardMove? Person(string name, string? before, string? after)
    {
        if (HandsOver().IsMatch(name) && Human().IsMatch(before ?? "") != Human().IsMatch(after ?? ""))
            return Human().IsMatch(before ?? "")
                ? SafeguardMove.Holding(isWider: true, "no person takes over")
                : SafeguardMove.Holding(isWider: false, "a person takes over");
        return HandsOverFrom().IsMatch(name) && !IsUnsure(name, before, after) && Step(before, after) is { } step and not 0
            ? SafeguardMove.Holding(step > 0, step > 0 ? "fewer cases reach a person" : "more cases reach a person")
            : null;
    }

    private static SafeguardMove? Alarm(string name, string? before, string? after)
    {
        if (AlarmFrom().IsMatch(name) && !IsUnsure(name, before, after) && Step(before, after) is { } step and not 0)
            return SafeguardMove.Watching(step > 0, step > 0 ? "it gives the alarm later" : "it gives the alarm sooner");
        return AlarmTo().IsMatch(name) && before is not null && after is null
            ? SafeguardMove.Watching(isWider: true, $"{before} is no longer told")
            : null;
    }

    private static SafeguardMove? Signed(string name, string? before, string? after) =>
        Secret().IsMatch(name) && string.IsNullOrEmpty(after) != string.IsNullOrEmpty(before)
            ? string.IsNullOrEmpty(after)
                ? SafeguardMove.Holding(isWider: true, "nothing shows any more who sent a call")
                : SafeguardMove.Holding(isWider: false, "a signature shows who sent a call")
            : null;

    private static SafeguardMove? Models(string name, string? before, string? after) =>
        AllowedModels().IsMatch(name) && after is not null && before != after
        ? SafeguardMove.Holding(isWider: true, $"{after} may be asked as well", size: 0)
        : null;

    private static int? Step(string? before, string? after) => Quantity.Step(Quantity.Of(before), Quantity.Of(after));

    [GeneratedRegex(
        @"(?<![a-z])(?:fallback|handoff|hand_off|escalation|escalate|escalate_to|fallback_to)(?:[/_](?:to|target|queue|mode))?$")]
    private static partial Regex HandsOver();

    [GeneratedRegex(
        "^(?:a_)?(?:humans?|persons?|people|operators?|live[-_ ]agent|human[-_ ][a-z]+|staff|managers?|supervisors?)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Human();

    [GeneratedRegex(@"(?<![a-z])(?:handoff|hand_off|escalation|escalate)[/_](?:above|over|from|threshold)(?:_[a-z]+)?$")]
    private static partial Regex HandsOverFrom();

    [GeneratedRegex(
        @"(?<![a-z])(?:success|pass|passed|accuracy|uptime|availability|score|confidence|certainty|quality|satisfaction)(?![a-z])")]
    private static partial Regex Good();

    [GeneratedRegex(@"(?<![a-z])(?:handoff|hand_off|escalation|escalate|alerts?|alerting|alarms?)[/_]thresholds?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<![a-z])(?:alerts?|alerting|alarms?)[/_](?:.*[/_])?thresholds?$")]
    private static partial Regex AlarmFrom();

    [GeneratedRegex(
        @"(?<![a-z])(?:alerts?|alerting|alarms?|pager|on_?call)/(?:.*/)?(?:notify|recipients|to|emails?|channels?|on_?call)(?:/\d+)?$")]
    private static partial Regex AlarmTo();

    [GeneratedRegex(@"(?<![a-z])(?:signing|webhook|hmac|signature)_(?:secret|key)$")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?<![a-z])(?:(?:allowed|permitted|enabled)_(?:models|providers|llms)|(?:models?|providers?)_allow_?list)/\d+$")]
    private static partial Regex AllowedModels();
}
