using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// What keys look like of the vendors a team that builds with models deals with, as the vendors publish it and as gitleaks, trufflehog and
/// GitHub's push protection look for it. The narrower form stands first where one begins as another does.
/// </summary>
internal static class KnownSecrets
{
    private static readonly ImmutableArray<KnownSecret> Models =
    [
        Of("Anthropic key", "sk-ant-[A-Za-z0-9_-]{20,}", "sk-"),
        Of("Langfuse key", "sk-lf-[0-9a-f]{8}-[0-9a-f-]{20,}", "sk-"),
        Of("OpenRouter key", "sk-or-(?:v[0-9]-)?[A-Za-z0-9]{32,}", "sk-"),
        Of("OpenAI key", "sk-(?:(?:proj|svcacct|admin|service|None)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{32,})", "sk-"),
        Of("Hugging Face token", "(?:hf_|api_org_)[A-Za-z0-9]{30,}", "hf_", "api_org_"),
        Of("Groq key", "gsk_[A-Za-z0-9]{40,}", "gsk_"),
        Of("LangSmith key", "(?:lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}|ls__[0-9a-f]{32})", "lsv2_", "ls__"),
        Of("xAI key", "xai-[A-Za-z0-9]{60,}", "xai-"),
        Of("Perplexity key", "pplx-[A-Za-z0-9]{40,}", "pplx-"),
        Of("Tavily key", "tvly-(?:(?:dev|prod)-)?[A-Za-z0-9-]{16,}", "tvly-") with { IsRandom = true },
        Of("NVIDIA key", "nvapi-[A-Za-z0-9_-]{50,}", "nvapi-"),
        Of("Replicate token", "r8_[A-Za-z0-9]{37}", "r8_"),
        Of("Fireworks key", "fw_[A-Za-z0-9]{20,}", "fw_") with { IsRandom = true },
        Of("Together key", "tgp_v1_[A-Za-z0-9_-]{40,}", "tgp_v1_"),
        Of("Cerebras key", "csk-[a-z0-9]{40,}", "csk-"),
        Of("Pinecone key", "pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,}", "pcsk_"),
        Of("Jina key", "jina_[A-Za-z0-9_-]{40,}", "jina_") with { IsRandom = true },
        Of("LlamaCloud key", "llx-[A-Za-z0-9]{40,}", "llx-"),
        Of("E2B key", "e2b_[0-9a-f]{40}", "e2b_"),
        Of("Weights & Biases key", "wandb_v[0-9]_[A-Za-z0-9_]{40,}", "wandb_v"),
        Of("Bedrock key", "(?:ABSK[A-Za-z0-9+/]{100,}|bedrock-api-key-[A-Za-z0-9+/=]{28,})", "ABSK", "bedrock-api-key-"),
        Of("Azure key", "[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{27}", "JQQJ9") with { Before = 52 },
    ];

    private static readonly ImmutableArray<KnownSecret> Clouds =
    [
        Of("AWS access key", "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}", "AKIA", "ASIA", "ABIA", "ACCA"),
        Of("Google key", "(?:AIza[A-Za-z0-9_-]{35}|AQ\\.Ab[A-Za-z0-9_-]{40,})", "AIza", "AQ.Ab"),
        Of("Google client secret", "GOCSPX-[A-Za-z0-9_-]{28}", "GOCSPX-"),
        Of("Google access token", "ya29\\.[A-Za-z0-9_-]{20,}", "ya29."),
        Of("Azure shared access signature", "sig=(?:[A-Za-z0-9+/]|%[0-9A-Fa-f]{2}){40,}", "sig="),
        Of("Azure storage key", "(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}=", "AccountKey=", "SharedAccessKey="),
        Of("Databricks token", "dapi[0-9a-f]{32}(?:-[0-9])?", "dapi"),
        Of("DigitalOcean token", "do[opr]_v1_[0-9a-f]{64}", "doo_v1_", "dop_v1_", "dor_v1_"),
        Of("Supabase key", "(?:sbp_[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{20,})", "sbp_", "sb_secret_"),
        Of("Vault token", "hv[sb]\\.[A-Za-z0-9_-]{24,}", "hvs.", "hvb."),
        Of("Doppler token", "dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[A-Za-z0-9_-]{1,40}\\.)?[A-Za-z0-9]{40,}", "dp."),
        Of("1Password token", "ops_eyJ[A-Za-z0-9+/_-]{100,}", "ops_eyJ"),
        Of("age key", "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", "AGE-SECRET-KEY-1"),
    ];

    private static readonly ImmutableArray<KnownSecret> Others =
    [
        Of("GitHub token", "(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})",
            "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        Of("GitLab token", "gl(?:pat|dt|rt|ptt|soat|oas)-[A-Za-z0-9_.-]{20,}",
            "glpat-", "gldt-", "glrt-", "glptt-", "glsoat-", "gloas-"),
        Of("Slack token", "(?:xox[abeoprs]-[A-Za-z0-9-]{20,}|xapp-[0-9]-[A-Za-z0-9-]{20,})", "xox", "xapp-"),
        Of("Slack webhook", "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,}", "hooks.slack.com/"),
        Of("Discord webhook", "/api/webhooks/[0-9]{15,}/[A-Za-z0-9_-]{60,}", "/api/webhooks/") with { IsInside = true },
        Of("Teams webhook", "webhook\\.office\\.com/webhookb2/[0-9a-f@-]{60,}/IncomingWebhook/[0-9a-f]{32}", "webhook.office.com/"),
        Of("Telegram token", "[0-9]{8}:AA[A-Za-z0-9_-]{32,}", ":AA") with { Before = 8, IsInside = true },
        Of("SendGrid key", "SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{32,}", "SG."),
        Of("Stripe key", "(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/]{24,})", "sk_", "rk_", "whsec_"),
        Of("ElevenLabs key", "sk_[0-9a-f]{48}", "sk_"),
        Of("npm token", "npm_[A-Za-z0-9]{36}", "npm_"),
        Of("PyPI token", "pypi-AgEI[A-Za-z0-9_-]{50,}", "pypi-AgEI"),
        Of("Docker token", "dckr_[op]at_[A-Za-z0-9_-]{24,}", "dckr_"),
        Of("Notion token", "ntn_[0-9]{11}[A-Za-z0-9]{35}", "ntn_"),
        Of("Linear key", "lin_(?:api|oauth)_[A-Za-z0-9]{40,}", "lin_"),
        Of("Grafana token", "(?:glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}|glc_eyJ[A-Za-z0-9+/]{32,})", "glsa_", "glc_eyJ"),
        Of("Release Console key", "rc_[A-Za-z0-9_-]{20,}", "rc_"),
        Of("JSON Web Token", "eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}(?:\\.[A-Za-z0-9_-]+)?", "eyJ"),
        Of("bearer token", "Bearer [A-Za-z0-9_.~+/-]{16,}", "Bearer ") with { IsRandom = true },
        Of("private key", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----", "-----BEGIN ") with { IsInside = true },
        Of("password in an address", "://[^\\s/:@\"'<>{}$]*:[^\\s/:@\"'<>{}$]{6,}@", "://") with { IsInside = true },
    ];

    public static ImmutableArray<KnownSecret> All { get; } = [.. Models, .. Clouds, .. Others];

    private static readonly SecretMarks AnyMark = new([.. All.SelectMany(one => one.Marks).Distinct(StringComparer.Ordinal)]);

    /// <summary>
    /// The first key at or after an index that is no placeholder. One pass: the forms are asked only where a mark stands.
    /// </summary>
    public static SecretSpan? FirstIn(ReadOnlySpan<char> text, int from = 0)
    {
        var plain = SecretMarks.NotLooked;
        for (int at; from < text.Length && (at = AnyMark.Next(text, from, ref plain)) >= 0;)
        {
            from = at + 1;
            foreach (var form in All)
            {
                if (form.At(text, at) is not { } found)
                    continue;
                if (!SecretForms.IsPlaceholder(text.Slice(found.Index, found.Length)))
                    return new SecretSpan(form.Kind, found.Index, found.Length);
                // A placeholder is passed over as a whole, so that it does not hide the key that follows it.
                from = found.Index + found.Length;
                break;
            }
        }
        return null;
    }

    private static KnownSecret Of(string kind, string pattern, params string[] marks) =>
        new(kind, marks, new Regex("^(?:" + pattern + ")", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
