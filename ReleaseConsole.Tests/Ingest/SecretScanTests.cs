using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Keys are put together here, so that no scanner takes this file for a leak.</summary>
public sealed class SecretScanTests
{
    private const string Random40 = "q7Zr2Lw9Xc4Vb1Nm8Kj5Hg3Fd6Sa0Pt" + "Y2uW7eRi";
    private const string Letters = "qwzrtlxcvbnmkjhgfdsaptyuweiQWZRTLXCVBN";
    private const string Hex32 = "3f9a1c7e5b2d" + "8f604e1a9c3b7d52f806";

    public static TheoryData<string, string> Keys => new()
    {
        { "OpenAI key", "sk-" + Random40 },
        { "OpenAI key", "sk-" + "proj-" + Random40 },
        { "Anthropic key", "sk-" + "ant-api03-" + Random40 },
        { "Langfuse key", "sk-" + "lf-3f9a1c7e-5b2d-48f6-84e1-a9c3b7d52f80" },
        { "AWS access key", "AKI" + "AQ7ZR2LW5XC4VB3NM" },
        { "GitHub token", "gh" + "p_" + Random40 },
        { "GitHub token", "github" + "_pat_" + Random40 + "_" + Hex32 },
        { "GitLab token", "gl" + "pat-" + Random40[..20] },
        { "Slack token", "xo" + "xb-" + "204815162342-" + Random40[..24] },
        { "Stripe key", "sk" + "_live_" + Random40[..24] },
        { "Google key", "AI" + "za" + Random40[..35] },
        { "npm token", "np" + "m_" + Random40[..36] },
        { "Release Console key", "r" + "c_" + Random40 },
        { "JSON Web Token", "ey" + "J" + Random40 + ".ey" + "J" + Random40 + "." + Random40 },
        { "bearer token", "Authorization: Bear" + "er " + Random40 },
        { "private key", "-----BEGIN " + "PRIVATE KEY-----" },
        { "private key", "-----BEGIN RSA " + "PRIVATE KEY-----" },
        { "private key", "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----" },
        { "password in an address", "postgres://desk:" + "S3amless-7yre@db.internal/orders" },
        { "Hugging Face token", "h" + "f_" + Letters[..34] },
        { "Groq key", "gs" + "k_" + Random40 + "Xk9Rt4Lm7Wq2" },
        { "LangSmith key", "lsv" + "2_pt_" + Hex32 + "_" + Hex32[..10] },
        { "xAI key", "xa" + "i-" + Random40 + Random40 },
        { "Perplexity key", "ppl" + "x-" + Random40 + "Wq2Xk9Rt" },
        { "Tavily key", "tvl" + "y-dev-" + Random40[..32] },
        { "SendGrid key", "S" + "G." + Random40[..22] + "." + Random40 + "abc" },
        { "Databricks token", "dap" + "i" + Hex32 },
        { "Slack webhook", "https://hooks.slack" + ".com/services/T02AB3CD4/B05EF6GH7/" + Random40[..24] },
        { "Discord webhook", "https://discord.com" + "/api/webhooks/1180123456789012345/" + Random40 + Random40[..28] },
        { "Azure shared access signature", "https://shop.blob.example/x?sv=2024&sp=r&s" + "ig=" + Random40 + "ab%3D" },
        { "OpenRouter key", "sk" + "-or-v1-" + Hex32 + Hex32 },
        { "Replicate token", "r" + "8_" + Random40[..37] },
        { "NVIDIA key", "nvap" + "i-" + Random40 + Random40[..24] },
        { "Pinecone key", "pcs" + "k_4Gh7Kw_" + Random40 + Random40[..23] },
        { "Vault token", "hv" + "s." + Random40 },
        { "PyPI token", "pyp" + "i-AgEI" + Random40 + Random40 },
        { "Telegram token", "67182930" + "41:AA" + Random40[..33] },
        { "Google client secret", "GOC" + "SPX-" + Random40[..28] },
        { "bearer token", "Authorization: Bear" + "er abcdefghijklmnopqrstuvwxyz012345" },
        { "password or key", "--api-key " + Random40[..30] },
        { "password or key", "[\"--api-key\", \"" + Random40[..30] + "\"]" },
        { "password or key", "{\"name\":\"SHOP_TOKEN\",\"value\":\"" + Random40[..30] + "\"}" },
        { "password or key", "Authorization: Basic " + "dXNlcjpodW50ZXIyaHVudGVyMg==" },
        { "password or key", "\"Cookie\": \"session=" + Random40[..30] + "\"" },
        { "password or key", "password: ${DB_PASSWORD:-" + "S3amless-7yre}" },
        { "password or key", "password: correct-horse-" + "battery-2026" },
        { "password or key", "password: " + "Tr0ub4dor&3x" },
        { "password or key", "api_key = \"" + Hex32 + "\"" },
        { "password or key", "\"clientSecret\": \"" + Random40 + "\"" },
        { "password or key", "SHOP_TOKEN=" + Hex32 },
        { "password or key", "aws_secret_access_key = " + Random40 },
    };

    public static TheoryData<string> NotKeys =>
    [
        "api_key: env:SHOP_API_KEY_2026",
        "Authorization: Bearer ${SHOP_API_KEY_2026}",
        "Send Bearer authentication-with-every-request.",
        "api_key: vault:kv/shop#key2",
        "api_key: secret:projects/12/shop-key-3",
        "api_key: ${SHOP_API_KEY2}",
        "api_key: \"${{ secrets.SHOP_KEY_1 }}\"",
        "password: {{shop_password_1}}",
        "password=%SHOP_PASSWORD1%",
        "api_key: <your-key-123>",
        "token: your-token-1234567",
        "api_key: sk-" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sk-" + "00000000000000000000000000000000000000",
        "gh" + "p_****************************************",
        "The password: ask a colleague, there are 2 of them.",
        "max_output_tokens: 600",
        "token: 20261003",
        "token_count: 123456789",
        "\"tokenUsage\": {\"total\": 1234}",
        "A task-" + Random40 + " is not a key.",
        "disk-" + Random40,
        "sk-short",
        "AKIA is a prefix.",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----",
        "digest: sha256:" + Hex32 + Hex32,
        "promptId: " + Hex32,
        "id: 3dad0318-70ba-485a-ad12-686571a9fc16",
        "secret: true",
        "\"credential-provider\": \"^3.1045.26\"",
        "token-parser: 2.0.1-beta.34",
        "secret_name: my-k8s-secret",
        "auth_token_url: https://idp/token",
        "auth_token_url: https://login.shop.example/oauth2/v2.0/token",
        "token: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/x-AbCdEf",
        "client_secret: projects/p/secrets/s/versions/3",
        "openai_api_key: ENC[AES256_GCM,data:Tr7o4QW9zLk2,iv:9kX2mLp7Rt=,tag:Yw4Zs8Bn3H==,type:str]",
        "existingSecret: openai-creds-v2",
        "apiKey: op://vault/item2/field",
        "token: $(SHOP_TOKEN_2)",
        "token: \"@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/x1/9kX2)\"",
        "password: ref+vault://kv/shop2#password1",
        "password: file:/run/secrets/shop-2",
        "api_key_id: key_2026_11_30",
        "token_store: redis-eu-1",
        "api_key_env: SHOP_KEY_2026",
        "--max-tokens 20260001",
        "[\"--token-file\", \"/run/secrets/shop2024key\"]",
        "{\"name\":\"SHOP_TOKEN\",\"value\":\"${SHOP_TOKEN_2}\"}",
        "Authorization: Basic ${SHOP_BASIC_2}",
        "The authorization: role-based, see chapter 12.",
        "Cookie: chocolate-chip-2026-recipe",
        "The key-3f9a1c7e5b2d8f604e1a9c3b7d52f806 of the cache.",
        "http://%SHOP_USER%:%SHOP_PASSWORD%@shop.internal",
        "password: ${DB_PASSWORD:-postgres}",
        "fw_settings_of_the_firewall_2024",
        "password:",
        "https://shop.example:8089/api?order=20418",
        "git@github.com:shop/desk.git",
        "token = reader.Next(12)",
        "",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_found_where_it_stands(string kind, string key)
    {
        SecretScan.FirstIn($"model: mini\r\n  - {key}\n").ShouldNotBeNull().ShouldSatisfyAllConditions(
            found => found.Kind.ShouldBe(kind),
            found => found.Line.ShouldBe(2),
            found => found.Column.ShouldBeGreaterThanOrEqualTo(5));
    }

    [Theory]
    [MemberData(nameof(NotKeys))]
    public void References_placeholders_and_ordinary_text_are_no_secrets(string text)
        => SecretScan.FirstIn(text).ShouldBeNull();

    [Fact]
    public void The_place_is_that_of_the_secret_and_not_of_its_name()
        => SecretScan.FirstIn("a: 1\n\n  password: " + "Tr0ub4dor&3x").ShouldBe(new SecretFound("password or key", 3, 13));

    [Fact]
    public void The_first_of_several_is_named_with_its_own_kind()
    {
        var text = "token: gl" + "pat-" + Random40[..20] + "\nkey: sk-" + Random40;

        SecretScan.FirstIn(text).ShouldBe(new SecretFound("GitLab token", 1, 8));
    }

    [Fact]
    public void A_placeholder_does_not_hide_the_key_that_follows_it()
    {
        var text = "sk-" + new string('x', 40) + "\nsk-" + Random40;

        SecretScan.FirstIn(text).ShouldBe(new SecretFound("OpenAI key", 2, 1));
    }

    [Fact]
    public void What_is_found_never_repeats_the_secret()
    {
        var found = SecretScan.FirstIn("api_key = '" + Hex32 + "'").ShouldNotBeNull();

        found.ToString().ShouldBe("password or key at 1:12");
    }

    [Fact]
    public void A_megabyte_without_a_secret_is_read_in_linear_time()
    {
        // A backtracking pattern would not come back from this.
        var text = string.Concat(Enumerable.Repeat("token token_ password- eyJ eyJ. sk- ", 30_000));

        SecretScan.FirstIn(text).ShouldBeNull();
    }

    [Fact]
    public void The_samples_hold_no_secret()
    {
        var folder = Path.Combine(Root(), "samples", "support-agent");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).ToList();

        files.Count.ShouldBeGreaterThan(40);
        files.Select(file => (file, Found: SecretScan.FirstIn(File.ReadAllText(file)))).Where(each => each.Found is not null)
            .ShouldBeEmpty();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReleaseConsole.sln"))) folder = folder.Parent;
        return folder.ShouldNotBeNull().FullName;
    }
}
