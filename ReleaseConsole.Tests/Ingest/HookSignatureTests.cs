using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Each vendor's way of signing, by its published example where it has one, and every way a call can be wrong.</summary>
public sealed class HookSignatureTests
{
    private const string StandardSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void GitHubs_documented_example_is_accepted_and_any_other_signature_is_not()
    {
        const string secret = "It's a Secret to Everybody";
        var call = Call(
            "Hello, World!", ("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
            ("X-GitHub-Delivery", "d-1"));
        HookSignature.Check(HookScheme.Github, secret, call, Then).Value.Delivery.ShouldBe("d-1");

        Refused(HookScheme.Github, secret, Call("Hello, World?", Pair(call, "X-Hub-Signature-256")));
        Refused(HookScheme.Github, "it's a secret to everybody", call);
        Refused(HookScheme.Github, secret, Call("Hello, World!"));
        Refused(HookScheme.Github, secret, Call(
            "Hello, World!", ("X-Hub-Signature-256", "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")));
        Refused(HookScheme.Github, secret, Call("Hello, World!", ("X-Hub-Signature", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59")));
    }

    [Theory]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", true)]
    [InlineData("v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", true)]
    [InlineData("nonsense v1a,x v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", true)]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("", false)]
    public void The_example_of_Standard_Webhooks_is_accepted_in_a_list_and_under_its_version_only(string signature, bool accepted) =>
        HookSignature.Check(HookScheme.Standard, StandardSecret, StandardCall(signature), Then).Succeeded.ShouldBe(accepted);

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_call_is_heard_within_five_minutes_of_its_time(int seconds, bool heard)
    {
        HookSignature.Check(
            HookScheme.Standard, StandardSecret, StandardCall("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="), Then.AddSeconds(seconds))
            .Succeeded.ShouldBe(heard);
        HookSignature.Check(HookScheme.Langfuse, "s", LangfuseCall("s"), Then.AddSeconds(seconds)).Succeeded.ShouldBe(heard);
        HookSignature.Check(HookScheme.Mlflow, "s", MlflowCall("s"), Then.AddSeconds(seconds)).Succeeded.ShouldBe(heard);
    }

    [Fact]
    public void A_time_or_an_id_cannot_be_exchanged()
    {
        var call = StandardCall("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        Refused(HookScheme.Standard, StandardSecret, call with { Headers = With(call, "webhook-id", "msg_other") });
        Refused(HookScheme.Standard, StandardSecret, call with { Headers = With(call, "webhook-timestamp", "1614265331") });
        Refused(HookScheme.Standard, StandardSecret, call with { Headers = With(call, "webhook-timestamp", "soon") });
        var mlflow = MlflowCall("s");
        Refused(HookScheme.Mlflow, "s", mlflow with { Headers = With(mlflow, "x-mlflow-delivery-id", "other") });
        Refused(HookScheme.Mlflow, "s", mlflow with { Headers = With(mlflow, "x-mlflow-timestamp", "1614265331") });
        var langfuse = LangfuseCall("s");
        Refused(HookScheme.Langfuse, "s", langfuse with
        {
            Headers = With(
            langfuse, "x-langfuse-signature", langfuse.Header("x-langfuse-signature")
                .Replace("1614265330", "1614265331", StringComparison.Ordinal))
        });
        Refused(HookScheme.Langfuse, "s", langfuse with { Body = [.. langfuse.Body, (byte)' '] });
    }

    [Fact]
    public void Langfuse_and_MLflow_number_their_deliveries_and_say_what_happened()
    {
        HookSignature.Check(HookScheme.Langfuse, "s", LangfuseCall("s"), Then).Value.ShouldBe(
            new HookHeard("evt-1", "prompt-version", null));
        HookSignature.Check(HookScheme.Mlflow, "s", MlflowCall("s"), Then).Value.ShouldBe(
            new HookHeard("delivery-1", "prompt_version.created", null));
        Refused(HookScheme.Langfuse, "other", LangfuseCall("s"));
        Refused(HookScheme.Mlflow, "other", MlflowCall("s"));
    }

    [Fact]
    public void GitLabs_token_is_the_secret_and_its_event_id_the_delivery()
    {
        var call = Call(
            """{"ref":"refs/heads/main"}""", ("X-Gitlab-Token", "token"), ("X-Gitlab-Event", "Push Hook"), ("X-Gitlab-Event-UUID", "u-1"));
        HookSignature.Check(HookScheme.Gitlab, "token", call, Then).Value.ShouldBe(new HookHeard("u-1", "Push Hook", "refs/heads/main"));
        Refused(HookScheme.Gitlab, "token2", call);
        Refused(HookScheme.Gitlab, "token", Call("{}"));
        Refused(HookScheme.Gitlab, "token", Call("{}", ("X-Gitlab-Token", "")));
        HookSignature.Check(HookScheme.Gitlab, "token", Call("{}", ("X-Gitlab-Token", "token")),
        Then).Value.Delivery.ShouldStartWith("sha256:");
    }

    [Fact]
    public async Task A_secret_that_is_set_but_is_none_of_Standard_Webhooks_is_not_said_to_be_missing()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var console = await TestConsole.OnSqliteAsync(cancel);
        var admin = await console.PlatformEngineerAsync();
        async Task<string> AnswerAsync(string secret)
        {
            (await console.Get<SaveSource>().RunAsync(
                TestConsole.ProductSlug, id: null, new SourceDraft(
                    secret, new SourceConnection(SourceKind.Git, "https://forge.example.com/a.git"), null, HookScheme.Standard, secret),
                    admin, cancel))
                .ShouldSucceed();
            var shown = (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, admin, cancel)).Value
                .Single(one => one.Name == secret);
            var call = GivenCalls.Signed(HookScheme.Standard, "{}"u8.ToArray(), console.Clock.GetUtcNow());
            return (await console.Get<HearSource>().RunAsync(shown.HookKey!.Value, call, cancel)).Refusal!.Sentence;
        }
        (await AnswerAsync(console.Secret("plain", "hush"))).ShouldContain("is set, but");
        (await AnswerAsync("file:nowhere")).ShouldContain("is not set");
    }

    private static void Refused(HookScheme scheme, string secret, HookCall call) =>
        HookSignature.Check(scheme, secret, call, Then).Refusal.ShouldNotBeNull().Code.ShouldBe("bad-signature");

    private static HookCall StandardCall(string signature) => Call(
        """{"test": 2432232314}""", ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330"),
        ("webhook-signature", signature));

    private static HookCall LangfuseCall(string secret)
    {
        const string body = """{"id":"evt-1","type":"prompt-version","action":"created"}""";
        var hex = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("1614265330." + body)));
        return Call(body, ("x-langfuse-signature", $"t=1614265330,v1={hex}"));
    }

    private static HookCall MlflowCall(string secret)
    {
        const string body = """{"entity":"prompt_version","action":"created","data":{}}""";
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes("delivery-1.1614265330." + body)));
        return Call(
            body, ("X-MLflow-Signature", "v1," + signature), ("X-MLflow-Delivery-Id", "delivery-1"), ("X-MLflow-Timestamp", "1614265330"));
    }

    private static (string, string) Pair(HookCall call, string name) => (name, call.Header(name));

    private static Dictionary<string, string> With(HookCall call, string name, string value) =>
        new(call.Headers, StringComparer.OrdinalIgnoreCase) { [name] = value };

    private static HookCall Call(string body, params (string Name, string Value)[] headers) =>
        new(headers.ToDictionary(one => one.Name, one => one.Value, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));
}
