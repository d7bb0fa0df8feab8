using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>What of a model's settings held something back and does so no longer, that is not its provider's filter.</summary>
internal static class ModelSafeguards
{
    private static readonly string[] Runs = ["trust_remote_code", "trustRemoteCode"];

    private static readonly string[] Checks = ["ssl_verify", "verify_ssl", "tls_verify", "verify_tls", "sslVerify", "verifySsl"];

    /// <summary>What that means, in a few words; null where nothing is let past.</summary>
    public static string? Lifted(ChangeDetail line)
    {
        if (PlainAddress.IsNow(line.Before, line.After))
            return PlainAddress.Says;
        var (name, was, now) = (JsonPointer.Last(line.Place), IsOn(line.Before), IsOn(line.After));
        return Runs.Contains(name) && now && !was ? "code that lies beside the model runs"
            : Checks.Contains(name) && line.After is not null && !now && (was || line.Before is null) ? "nobody checks who answers"
            : null;
    }

    private static bool IsOn(string? value) => !SwitchWord.IsOff(value);
}
