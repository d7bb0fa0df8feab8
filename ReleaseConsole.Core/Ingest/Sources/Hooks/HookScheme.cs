namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>Whose way of signing a call has.</summary>
public enum HookScheme
{
    /// <summary><c>X-Hub-Signature-256: sha256=…</c>, HMAC over the body; no time.</summary>
    Github,

    /// <summary><c>X-Gitlab-Token</c>, the secret itself; no signature and no time.</summary>
    Gitlab,

    /// <summary><c>x-langfuse-signature: t=…,v1=…</c>, HMAC over <c>t.body</c>.</summary>
    Langfuse,

    /// <summary><c>X-MLflow-Signature: v1,…</c>, HMAC over <c>delivery.timestamp.body</c>.</summary>
    Mlflow,

    /// <summary>Standard Webhooks 1.0: <c>webhook-signature</c>, HMAC over <c>id.timestamp.body</c>.</summary>
    Standard,
}
