using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Switches and lists that hold something back or let it past, by what "true" means under their names.</summary>
internal static class SettingSwitches
{
    private static readonly string[] Words =
        ["true", "false", "on", "off", "yes", "no", "enabled", "disabled", "1", "0", "none", "never", "always", "required", "optional"];

    // Lists of those who may do everything, or let it be done.
    private static readonly HashSet<string> Ruling = new(StringComparer.Ordinal)
    {
        "admins", "admin_users", "admin_emails", "admin_groups", "administrators", "superusers", "super_users", "superadmins", "super_admins",
        "root_users", "sudoers", "approvers", "allowed_approvers",
    };

    // Of what is written down nothing goes by itself; it is no longer seen.
    private static readonly string[] Trails = ["logging", "logs", "audit", "auditing", "tracing", "telemetry"];

    public static SafeguardMove? Of(string place, string? before, string? after) => JsonPointer.Segments(place) is [.., var last]
        && last.Length > 0 && last.All(char.IsAsciiDigit)
            ? Element(place[..place.LastIndexOf('/')], before, after)
            : Switch(place, before, after);

    private static SafeguardMove? Element(string list, string? before, string? after)
    {
        // Of two patterns nobody can tell which keeps out more.
        if (before is not null && after is not null && !(PolicyPlaces.IsName(before) && PolicyPlaces.IsName(after)))
            return null;
        if (SettingSafeguards.IsKeptOut(list))
            return before is null
                ? new SafeguardMove(Safeguard.Holding, Effect.Narrower, "it is kept out")
                : new SafeguardMove(Safeguard.Holding, Effect.Wider, $"{before} is no longer kept out");
        if (Ruling.Contains(Plain(list)))
            return after is null
                ? new SafeguardMove(Safeguard.Holding, Effect.Narrower, "one fewer decides")
                : new SafeguardMove(Safeguard.Holding, Effect.Wider, $"{after} decides as they do");
        if (NamePolarity.Of(list) < 0)
            return after is null
                ? new SafeguardMove(Safeguard.Holding, Effect.Narrower, "one fewer goes past it")
                : new SafeguardMove(Safeguard.Holding, Effect.Wider, $"{after} goes past it");
        return IsAskedFor(list) && before is not null
            ? new SafeguardMove(Safeguard.Holding, Effect.Wider, $"{before} is no longer asked about")
            : null;
    }

    private static string Plain(string list) => string.Join('_', NamePolarity.Words(list[(list.LastIndexOf('/') + 1)..]));

    // require_approval_for: what is listed there waits for somebody.
    private static bool IsAskedFor(string list) => NamePolarity.Of(list) > 0 && !SettingEffect.IsGuard(list[..Math.Max(0, list.LastIndexOf('/'))])
        && Named(list) is "for" or "on" or "actions" or "tools";

    private static SafeguardMove? Switch(string place, string? before, string? after)
    {
        var sign = NamePolarity.Of(place);
        if (sign == 0 || !(IsSwitch(place, before) && IsSwitch(place, after)) || (sign > 0 && SettingEffect.IsGuard(place)))
            return null;
        var (was, now) = (IsOn(before), IsOn(after));
        if (sign < 0 && JsonPointer.Segments(place).Any(segment => NamePolarity.Words(segment).Any(Trails.Contains)))
            return was == now ? null
                : new SafeguardMove(Safeguard.Watching, now ? Effect.Wider : Effect.Narrower, "what happens is no longer written down");
        if (sign < 0)
            return was == now ? null
                : new SafeguardMove(Safeguard.Holding, now ? Effect.Wider : Effect.Narrower, "what was held back goes by itself");
        // Nobody says "off" of what was off anyway; what is only tried is where nothing is said.
        var isSaidOff = before is null && after is not null && !now && !SettingSafeguards.IsTried(place)
            && Named(place) != "strict";
        return was == now && !isSaidOff ? null
            : new SafeguardMove(Safeguard.Holding, now ? Effect.Narrower : Effect.Wider, "it holds nothing back now");
    }

    private static bool IsOn(string? value) => !SettingEffect.IsOff(value) && value?.ToLowerInvariant() != "optional";

    // A word beside "none" is a switch as well: encryption: aes, and encryption: none; but not auth_provider: okta.
    private static bool IsSwitch(string place, string? value) => value is null || Words.Contains(value, StringComparer.OrdinalIgnoreCase)
        || (NamePolarity.IsHolding(Named(place)) && value.Length <= 24
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'));

    private static string Named(string place) => NamePolarity.Words(place[(place.LastIndexOf('/') + 1)..]) is [.., var last] ? last : "";
}
