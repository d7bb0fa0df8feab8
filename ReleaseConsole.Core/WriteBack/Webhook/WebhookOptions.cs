namespace ReleaseConsole.Core.WriteBack.Webhook;

/// <summary>How long a receiver may take to answer.</summary>
public sealed record WebhookOptions(TimeSpan Limit)
{
    public static WebhookOptions Default { get; } = new(TimeSpan.FromSeconds(20));
}
