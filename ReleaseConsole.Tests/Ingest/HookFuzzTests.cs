using System.Text;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Calls from outside with broken bodies and headers: each is heard by its signature alone, or refused.</summary>
public sealed class HookFuzzTests(PostgresServer server)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<HookScheme> Schemes => [.. Enum.GetValues<HookScheme>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Schemes))]
    public Task A_signed_call_with_a_broken_body_is_heard(HookScheme scheme) => Broken.EachAsync([GivenCalls.Body(scheme)], body =>
    {
        var heard = HookSignature.Check(scheme, GivenCalls.Secret(scheme), GivenCalls.Signed(scheme, body, Now), Now).Value;
        heard.Delivery.Length.ShouldBeInRange(1, 200);
        (heard.Delivery + heard.What).Any(char.IsControl).ShouldBeFalse();
        (heard.What?.Length ?? 0).ShouldBeLessThanOrEqualTo(200);
        return Task.CompletedTask;
    });

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task One_that_was_signed_over_other_bytes_is_refused(HookScheme scheme)
    {
        var signed = GivenCalls.Signed(scheme, GivenCalls.Body(scheme), Now);
        await Broken.EachAsync([signed.Body], body =>
        {
            var heard = HookSignature.Check(scheme, GivenCalls.Secret(scheme), signed with { Body = body }, Now);
            // GitLab's token says who calls and nothing of what is said.
            heard.Succeeded.ShouldBe(scheme == HookScheme.Gitlab || body.AsSpan().SequenceEqual(signed.Body));
            (heard.Refusal?.Code ?? "bad-signature").ShouldBe("bad-signature");
            return Task.CompletedTask;
        });
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public Task A_call_with_a_broken_header_is_heard_or_refused(HookScheme scheme)
    {
        var call = GivenCalls.Signed(scheme, GivenCalls.Body(scheme), Now);
        var names = call.Headers.Keys.ToList();
        return Broken.EachAsync([.. names.Select(name => Encoding.UTF8.GetBytes(call.Headers[name]))], Broken.Runs, (at, value) =>
        {
            var broken = call.With(names[at], Encoding.UTF8.GetString(value));
            var heard = HookSignature.Check(scheme, GivenCalls.Secret(scheme), broken, Now);
            (heard.Refusal?.Code ?? "bad-signature").ShouldBe("bad-signature");
            if (heard.Succeeded)
                (heard.Value.Delivery + heard.Value.What).Any(char.IsControl).ShouldBeFalse();
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("sqlite", HookScheme.Github)]
    [InlineData("sqlite", HookScheme.Standard)]
    [InlineData("postgres", HookScheme.Gitlab)]
    [InlineData("postgres", HookScheme.Langfuse)]
    [InlineData("postgres", HookScheme.Mlflow)]
    public async Task What_is_heard_can_be_kept(string database, HookScheme scheme)
    {
        await using var console = database == "sqlite" ? await TestConsole.OnSqliteAsync(Cancel) : await server.ConsoleAsync(Cancel);
        var admin = await console.PlatformEngineerAsync();
        var draft = new SourceDraft(
            "forge", new SourceConnection(SourceKind.Git, "https://forge.example.com/a.git"), EveryMinutes: null, scheme,
            console.Secret("hook", GivenCalls.Secret(scheme)));
        (await console.Get<SaveSource>().RunAsync(TestConsole.ProductSlug, id: null, draft, admin, Cancel)).ShouldSucceed();
        var shown = (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, admin, Cancel)).Value.ShouldHaveSingleItem();
        var (key, heard, now) = (shown.HookKey!.Value, 0, console.Clock.GetUtcNow());

        // PostgreSQL keeps no NUL in a text.
        var odd = Encoding.UTF8.GetBytes("""{"id":"a\u0000b","type":"prompt\u0000","entity":"a\u0000","ref":"refs/heads/\u0000"}""");
        await Broken.EachAsync([GivenCalls.Body(scheme), odd], Broken.CostlyRuns, async (_, body) =>
        {
            var answer = await console.Get<HearSource>().RunAsync(key, GivenCalls.Signed(scheme, body, now, $"d-{heard++}"), Cancel);
            answer.Refusal.ShouldBeNull();
        });
    }

    [Theory]
    [InlineData("""{"id":"a\u0000b","type":"prompt-version"}""")]
    [InlineData("""{"id":"a","type":"prompt\u0000version"}""")]
    [InlineData("""{"id":"a","type":"prompt\u001b[2Jversion"}""")]
    public void What_no_line_can_show_is_not_taken_for_a_name(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var heard = HookSignature.Check(
            HookScheme.Langfuse, GivenCalls.Secret(HookScheme.Langfuse), GivenCalls.Signed(HookScheme.Langfuse, bytes, Now), Now).Value;
        (heard.Delivery + heard.What).Any(char.IsControl).ShouldBeFalse();
    }
}
