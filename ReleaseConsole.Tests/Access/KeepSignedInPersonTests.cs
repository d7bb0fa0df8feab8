using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

public sealed class KeepSignedInPersonTests : IAsyncLifetime
{
    private static readonly GroupGrant Security = new(Role.Reviewer, Lane.Security, "acme", TestConsole.ProductSlug, null);
    private static readonly GroupGrant Admin = new(Role.Admin, null, "acme", null, null);
    private readonly Heard _log = new();
    private TestConsole _console = null!;
    private KeepSignedInPerson _keep = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.OnSqliteAsync(Cancel);
        _keep = new KeepSignedInPerson(_console.Contexts, _console.Get<AcrossTenants>(), _log);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task What_groups_give_is_held_until_the_next_sign_in_without_them_and_what_a_hand_gave_stays()
    {
        await SignInAsync(Security, Admin);
        var person = (await _console.AllAsync<Person>()).Single();
        var other = await _console.PersonAsync("Admin", (Role.Admin, null));
        await _console.Get<GrantRole>().RunAsync(new NewGrant(person.Id, Role.Viewer, null, null, null, null), other, Cancel);
        (await HeldAsync(person)).ShouldBe([Role.Viewer, Role.Reviewer, Role.Admin]);

        await SignInAsync(Security);
        (await HeldAsync(person)).ShouldBe([Role.Viewer, Role.Reviewer]);
        await SignInAsync();
        (await HeldAsync(person)).ShouldBe([Role.Viewer]);
    }

    [Fact]
    public async Task First_sign_ins_at_once_make_one_person_with_each_role_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignInAsync(Security, Admin)));
        (await _console.AllAsync<Person>()).ShouldHaveSingleItem();
        (await _console.AllAsync<Grant>()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_of_the_role_map_that_names_nothing_is_told_once()
    {
        var (nowhere, nothing) = (Admin with { Tenant = "nowhere" }, Security with { Product = "nothing" });
        await SignInAsync(Admin, nowhere, nothing);
        await SignInAsync(Admin, nowhere, nothing);
        _log.Warnings.ShouldBe(
        [
            "The role map gives roles at nowhere, which does not exist: they are not given",
            "The role map gives roles at acme/nothing, which does not exist: they are not given",
        ]);
    }

    private Task SignInAsync(params GroupGrant[] grants) => _keep.RunAsync("issuer", "ada", "Ada", null, grants, "test", Cancel);

    private async Task<IEnumerable<Role>> HeldAsync(Person person) => (await _console.AllAsync<Grant>())
        .Where(grant => grant.PrincipalId == person.Id && grant.RevokedAt is null).Select(grant => grant.Role).Order();

    private sealed class Heard : ILogger<KeepSignedInPerson>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}
