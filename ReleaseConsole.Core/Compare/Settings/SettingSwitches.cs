using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Policies;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>Switches and lists that hold something back or let it past, by what "true" means under their names.</summary>
internal static class SettingSwitches
{
    private static readonly string[] Words =
        ["true", "false", "on", "off", "yes", "no", "enabled", "disabled", "1", "0", "none", "never", "always", "required", "optional"];

    // Lists of those who may do everything, or let it be done.
    private static readonly HashSet<string> Ruling = new(StringComparer.Ordinal)
    {
        "admins", "admin_users", "admin_emails", "admin_groups", "administrators", "superusers", "super_users", "superadmins",
        "super_admins", "root_users", "sudoers", "approvers", "allowed_approvers",
    };

    // Of what is written down nothing goes by itself; it is no longer seen.
    private static readonly string[] Trails = ["logging", "logs", "audit", "auditing", "tracing", "telemetry"];

    public static SafeguardMove? Of(string place, string? before, string? after) => PolicyPlaces.IsElement(place)
        ? Element(JsonPointer.Above(place), before, after)
        : Switch(place, before, after);

    private static SafeguardMove? Element(string list, string? before, string? after)
    {
        // Of two patterns nobody can tell which keeps out more.
        if (before is not null && after is not null && !(PolicyPlaces.IsName(before) && PolicyPlaces.IsName(after)))
            return null;
        if (SettingSafeguards.IsKeptOut(list))
            return before is null
                ? SafeguardMove.Holding(isWider: false, "it is kept out")
                : SafeguardMove.Holding(isWider: true, $"{before} is no longer kept out");
        if (Ruling.Contains(NameWords.Plain(JsonPointer.Last(list))))
            return after is null
                ? SafeguardMove.Holding(isWider: false, "one fewer decides")
                : SafeguardMove.Holding(isWider: true, $"{after} decides as they do");
        if (NamePolarity.Of(list) < 0)
            return after is null
                ? SafeguardMove.Holding(isWider: false, IsPower(list) ? "one fewer is allowed" : "one fewer goes past it")
                : SafeguardMove.Holding(isWider: true, IsPower(list) ? $"{after} is allowed as well" : $"{after} goes past it");
        return IsAskedFor(list) && before is not null
            ? SafeguardMove.Holding(isWider: true, $"{before} is no longer asked about")
            : null;
    }

    // can_send: what is listed there may be done.
    private static bool IsPower(string list) => NameWords.Of(JsonPointer.Last(list)) is ["can" or "may" or "allow", ..];

    // require_approval_for: what is listed there waits for somebody.
    private static bool IsAskedFor(string list) => NamePolarity.Of(list) > 0 && !SettingEffect.IsGuard(JsonPointer.Above(list))
        && Named(list) is "for" or "on" or "actions" or "tools";

    private static SafeguardMove? Switch(string place, string? before, string? after)
    {
        var sign = NamePolarity.Of(place);
        if (sign == 0 || !(IsSwitch(place, before) && IsSwitch(place, after)) || (sign > 0 && SettingEffect.IsGuard(place)))
            return null;
        var (was, now) = (IsOn(before), IsOn(after));
        if (sign < 0 && IsTrailOff(place))
            return was == now ? null
                : SafeguardMove.Watching(isWider: now, "what happens is no longer written down");
        if (sign < 0)
            return was == now ? null
                : SafeguardMove.Holding(isWider: now, "what was held back goes by itself");
        // Nobody says "off" of what was off anyway; what is only tried is where nothing is said.
        var isSaidOff = before is null && after is not null && !now && !SettingSafeguards.IsTried(place)
            && Named(place) != "strict";
        return was == now && !isSaidOff ? null
            : SafeguardMove.Holding(isWider: !now, "it holds nothing back now");
    }

    // A log that all may read is written down all the same.
    private static bool IsTrailOff(string place)
    {
        var words = JsonPointer.Segments(place).SelectMany(NameWords.Of).ToList();
        return words.Exists(Trails.Contains) && words.Exists(NamePolarity.IsNot);
    }

    private static bool IsOn(string? value) => !SwitchWord.IsOff(value) && value?.ToLowerInvariant() != "optional";

    // A word beside "none" is a switch as well: encryption: aes, and encryption: none; but not auth_provider: okta.
    private static bool IsSwitch(string place, string? value) => value is null || Words.Contains(value, StringComparer.OrdinalIgnoreCase)
        || (NamePolarity.IsHolding(Named(place)) && value.Length <= 24
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'));

    private static string Named(string place) => NameWords.Of(JsonPointer.Last(place)) is [.., var last] ? last : "";
}
