using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What settings hold instead of a reference; values are put together, so that no scanner takes this file for a leak.</summary>
public sealed class LiteralSecretTests
{
    private const string Random = "kQ9vX2mLp7Rt" + "Yw4Zs8Bn3Hd6Fg1Jc5";
    private const string Basic = "Basic " + "dXNlcjpwYXNz";

    public static TheoryData<string> Literals =>
    [
        $"env:\n- name: OPENAI_API_KEY\n  value: {Random}",
        "env:\n- {name: DB_PASSWORD, value: Hunter2!xx}",
        "environment:\n- {Name: DB_PASSWORD, Value: sesame}",
        "environment:\n- DB_PASSWORD=sesame",
        $"headers: {{Authorization: \"{Basic}\"}}",
        $"headers: [{{key: Authorization, value: \"{Basic}\"}}]",
        $"headers: [[\"Authorization\", \"{Basic}\"]]",
        $"headers: [\"Authorization: {Basic}\"]",
        "default_headers: {x-api-key: sesame}",
        "extraHeaders: {Cookie: session=sesame}",
        $"args: [\"--api-key\", \"{Random}\"]",
        "args:\n- --db-password\n- sesame",
        "args: [\"--api-key=sesame\"]",
        "pwd: Hunter2!xx",
        "db_pass: Hunter2!xx",
        "PGPASSWORD: sesame",
        "openaiApiKey: sesame",
        "api_key_2: sesame",
        "litellm_master_key: sk-sesame",
        "auths: {registry.example: {auth: dXNlcjpwYXNz}}",
        "kind: Secret\nstringData: {OPENAI: sesame}",
        $"existingSecret: {Random}",
        "password: ${DB_PASSWORD:-Hunter2!xx}",
        "connection_string: \"Server=db;Password=sesame\"",
        $"auth: \"{Basic}\"",
    ];

    public static TheoryData<string> References =>
    [
        "existingSecret: openai-creds",
        "imagePullSecret: regcred",
        "envFromSecret: shop-env-2",
        "secret_name: my-k8s-secret",
        "auth_token_url: https://idp/token",
        "access_token: https://idp/token",
        "apiKey: op://vault/item/field",
        "token: $(TOKEN)",
        "token: $TOKEN",
        "token: \"@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)\"",
        "token: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/x-AbCdEf",
        "client_secret: projects/p/secrets/s/versions/3",
        "password: ref+vault://x#y",
        "password: file:/run/secrets/x",
        "password: /run/secrets/db",
        "token: \"%OPENAI%\"",
        "openai_api_key: ENC[AES256_GCM,data:Tr7o4QW9,iv:9kX2,tag:Yw4Z,type:str]",
        "password: \"#{DB_PASSWORD}#\"",
        "password: \"{{ .Values.db.password }}\"",
        "password: \"<set in the console>\"",
        "password: ${DB_PASSWORD:-postgres}",
        "password: required",
        "token: \"\"",
        "eos_token: \"</s>\"",
        "pad_token: pad",
        "env:\n- name: OPENAI_API_KEY\n  valueFrom: {secretKeyRef: {name: openai, key: api-key}}",
        "env:\n- {name: OPENAI_API_KEY, value: \"${OPENAI_API_KEY}\"}",
        "environment:\n- OPENAI_API_KEY=${OPENAI_API_KEY}\n- DB_PASSWORD",
        "headers: {Authorization: \"Bearer ${TOKEN}\", Accept: text/html}",
        "headers: {Idempotency-Key: order-1}",
        "headers: {Cookie: \"session=${SESSION}; theme=dark\"}",
        "args: [\"--api-key\", \"$(API_KEY)\", \"--token-file\", \"/x/y\"]",
        "args: [\"--password\", \"--user\", \"jo\"]",
        "redact: [password, email]",
        "required: [token, secret]",
        "authorization: rbac",
        "auth: OAuth 2.0",
        "cookie: true",
        "PWD: /home/desk",
        "connection_string: \"Server=db;Password=${DB_PASSWORD};User=desk\"",
        "connection_string: postgres://db.internal/orders",
        "kind: Secret\nmetadata: {name: shop}\nstringData: {OPENAI: \"{{ .Values.key }}\"}",
        "notes: [\"Authorization: bearer tokens are renewed daily\"]",
    ];

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_secret_that_is_written_out_is_refused(string yaml) =>
        new[] { "literal-secret", "secret-in-content" }.ShouldContain(
            Vectors.Read("settings/a.yaml", "a: 1\n" + yaml + "\n").Items.ShouldHaveSingleItem().Refusal?.Code);

    [Theory]
    [MemberData(nameof(References))]
    public void A_reference_a_name_and_an_address_are_content(string yaml)
    {
        var refusal = Vectors.Read("settings/a.yaml", "a: 1\n" + yaml + "\n").Items.ShouldHaveSingleItem().Refusal;
        refusal.ShouldBeNull(refusal?.Sentence);
    }

    [Theory]
    [InlineData("\"headers\":{\"Authorization\":\"" + Basic + "\"}", true)]
    [InlineData("\"headers\":{\"Authorization\":\"Bearer sesame\"}", true)]
    [InlineData("\"headers\":{\"Cookie\":\"session=sesame\"}", true)]
    [InlineData("\"headers\":{\"X-Api-Key\":\"sesame\"}", true)]
    [InlineData("\"authorization\":\"sesame\"", true)]
    [InlineData("\"authorization\":\"$TOKEN\"", false)]
    [InlineData("\"headers\":{\"Authorization\":\"Bearer ${TOKEN}\"}", false)]
    [InlineData("\"headers\":{\"X-Tenant\":\"shop\"}", false)]
    public void A_hosted_server_is_called_with_references_only(string member, bool refused) =>
        (Vectors.Read("tools/a.json", "{\"type\":\"mcp\",\"server_label\":\"desk\",\"server_url\":\"https://desk.example/mcp\"," + member + "}")
            .Items.ShouldHaveSingleItem().Refusal is not null).ShouldBe(refused);

    [Fact]
    public void The_place_is_that_of_the_value() =>
        Vectors.Read("settings/a.yaml", "env:\n- name: DB_PASSWORD\n  value: sesame\n").Items[0].Refusal!.Place.ShouldBe("3:10");
}
