using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

public sealed class KeyScopeTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private Actor _admin = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.OnSqliteAsync(Cancel);
        _admin = await _console.PersonAsync("Admin", (Role.Admin, null));
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Two_keys_of_one_name_keep_their_own_scopes_and_a_revoked_one_has_none()
    {
        var (viewer, author) = (await MakeAsync(Key(Role.Viewer)), await MakeAsync(Key(Role.PromptEngineer)));
        var (looking, writing) = (await ActorAsync(viewer), await ActorAsync(author));
        looking.Id.ShouldBe(writing.Id);
        (await RightsAsync(looking)).Value.MayAuthor.ShouldBeFalse();
        (await RightsAsync(writing)).Value.MayAuthor.ShouldBeTrue();

        await _console.Get<RevokeKey>().RunAsync(author.Id, _admin, Cancel);

        (await RightsAsync(writing)).ShouldBeRefused("unknown-product");
        (await RightsAsync(looking)).Succeeded.ShouldBeTrue();
        (await _console.AllAsync<Grant>()).Single(grant => grant.PrincipalId == author.Id.Value).RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_that_has_ended_holds_nothing()
    {
        var holder = await ActorAsync(await MakeAsync(Key(Role.Viewer) with { Lifetime = TimeSpan.FromHours(1) }));
        (await RightsAsync(holder)).Succeeded.ShouldBeTrue();
        _console.Clock.Advance(TimeSpan.FromHours(1));
        (await RightsAsync(holder)).ShouldBeRefused("unknown-product");
    }

    [Fact]
    public async Task A_key_that_reaches_nowhere_or_whose_lane_fits_no_role_is_refused()
    {
        async Task<string> Code(NewKey key) => (await _console.Get<CreateKey>().RunAsync(key, _admin, Cancel)).Refusal!.Code;

        (await Code(Key(Role.Viewer) with { Product = "nothing" })).ShouldBe("unknown-product");
        (await Code(Key(Role.Viewer) with { Environment = "nowhere" })).ShouldBe("unknown-environment");
        (await Code(Key(Role.Viewer) with { Lane = Lane.Security })).ShouldBe("lane-not-needed");
        (await Code(Key(Role.Reviewer))).ShouldBe("lane-missing");
        (await Code(Key(Role.Viewer) with { Lifetime = TimeSpan.Zero })).ShouldBe("expiry-is-past");
    }

    [Fact]
    public async Task Who_holds_no_role_that_signs_makes_no_key_that_signs()
    {
        var both = await _console.PersonAsync("Both", (Role.Admin, null), (Role.Reviewer, Lane.Security));
        var (signs, leads) = (Key(Role.Reviewer) with { Lane = Lane.Security }, Key(Role.ReleaseManager));
        async Task<string?> Code(NewKey key, Actor by) => (await _console.Get<CreateKey>().RunAsync(key, by, Cancel)).Refusal?.Code;

        (await Code(signs, _admin)).ShouldBe("key-would-sign");
        (await Code(leads, _admin)).ShouldBe("key-would-sign");
        (await Code(signs with { Lane = Lane.Platform }, both)).ShouldBe("key-would-sign");
        (await Code(leads with { Lane = Lane.Security }, both)).ShouldBe("key-would-sign");
        (await Code(signs, both)).ShouldBeNull();
        (await Code(leads, Actor.Job(_console.Tenant, "command line", "test"))).ShouldBeNull();
    }

    private static NewKey Key(Role role) => new("ci", role, null, null, null, null);

    private async Task<CreatedKey> MakeAsync(NewKey key) => (await _console.Get<CreateKey>().RunAsync(key, _admin, Cancel)).ShouldSucceed();

    private async Task<Actor> ActorAsync(CreatedKey key) => (await _console.Get<AuthenticateKey>().RunAsync(key.Secret, "test", Cancel))!;

    private Task<Result<RightsShown>> RightsAsync(Actor actor) => _console.Get<MyRights>().RunAsync(TestConsole.ProductSlug, actor, Cancel);
}
