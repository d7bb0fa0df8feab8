using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>What a message that is kept for good must be: said, short, and without a secret.</summary>
internal static class MessageRule
{
    public const int Longest = 500;

    public static Refusal? Refuse(string? message)
    {
        if (string.IsNullOrWhiteSpace(message))
            return ArtifactsRefusals.MessageMissing();
        if (message.Trim().Length > Longest)
            return ArtifactsRefusals.MessageTooLong(Longest);
        return SecretScan.FirstIn(message) is { } secret ? ArtifactsRefusals.SecretInMessage(secret.Kind) : null;
    }
}
