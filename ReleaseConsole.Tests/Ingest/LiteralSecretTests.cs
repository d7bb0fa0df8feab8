using ReleaseConsole.Core.Ingest.Formats;
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
        "password: ${DB_PASSWORD:Sup3rS3cret!9}",
        "password: ${spring.datasource.password:Sup3rS3cret!9}",
        "password: ${DB_PASSWORD-Sup3rS3cret!9}",
        "password: ${DB_PASSWORD:=Sup3rS3cret!9}",
        "password: \"x-${DB_PASSWORD:-Sup3rS3cret!9}\"",
        "password: ${env:DB_PASSWORD:-Sup3rS3cret!9}",
        "password: \"${oc.env:DB_PASSWORD,Sup3rS3cret!9}\"",
        "password: '{{ env \"DB_PASSWORD\" | default \"Sup3rS3cret!9\" }}'",
        "password: \"{{ db_password | d('Sup3rS3cret!9') }}\"",
        "password: \"os.environ.get('DB_PASSWORD', 'Sup3rS3cret!9')\"",
        "password: \"process.env.DB_PASSWORD || 'Sup3rS3cret!9'\"",
        "token: ${PREFIX}Sup3rS3cret9xQ",
        "token: \"{{ prefix }}Sup3rS3cret9xQ\"",
        "token: \"#{PREFIX}Sup3rS3cret9xQ\"",
        "dsn: ${DB_USER}:S3cr3tP4ssw0rd@db",
        "dsn: desk:S3cr3tP4ssw0rd@tcp(db:3306)/orders",
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
        "password: ${DB_PASSWORD:changeit}",
        "password: ${DB_PASSWORD:?set it in the vault, see page 12}",
        "password: \"${vault:secret/data/db1#pass9word}\"",
        "password: \"${aws-sm:prod/db-2/pass9word}\"",
        "password: \"${ssm:/prod/db1/pass9word}\"",
        "token: \"${{ secrets.DESK_TOKEN_V2 }}\"",
        "token: ${PREFIX}-${SUFFIX}",
        "token: \"%DESK_TOKEN_2%\"",
        "token: \"{{ lookup('hashi_vault', 'secret=secret/data/prod1:token') }}\"",
        "password: '{{ env \"DB_PASSWORD\" | default \"postgres\" }}'",
        "password: \"os.environ.get('DB_PASSWORD')\"",
        "dsn: ${DB_USER}:${DB_PASSWORD}@db1.internal:5432/orders_v2",
        "dsn: \"${DB_USER}:${DB_PASSWORD}@shop.c9akciq32rtx.eu-west-1.rds.amazonaws.com:5432/orders?sslmode=require\"",
        "password: ${DB_PASSWORD:-${OTHER_PASSWORD_2}}",
        "password: \"{cipher}9f2b7c1e4a6d8053\"",
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
        (Vectors.Read(
            "tools/a.json", "{\"type\":\"mcp\",\"server_label\":\"desk\",\"server_url\":\"https://desk.example/mcp\"," + member + "}")
            .Items.ShouldHaveSingleItem().Refusal is not null).ShouldBe(refused);

    [Theory]
    [InlineData("{{")]
    [InlineData("${")]
    [InlineData("${A:-")]
    [InlineData("{{ x | d(")]
    [InlineData("{{ %A% ")]
    [InlineData("$(")]
    public void A_value_of_brackets_that_never_close_is_read_once(string part)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        LiteralSecrets.IsReference("x" + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_place_is_that_of_the_value() =>
        Vectors.Read("settings/a.yaml", "env:\n- name: DB_PASSWORD\n  value: sesame\n").Items[0].Refusal!.Place.ShouldBe("3:10");
}
