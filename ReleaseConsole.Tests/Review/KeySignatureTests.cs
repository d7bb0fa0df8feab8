using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>What the signature of a service key amounts to beside the words of whoever made the key.</summary>
public sealed class KeySignatureTests : IAsyncLifetime
{
    private SupportAgent _agent = null!;
    private Actor _maker = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agent = await SupportAgent.StartAsync();
        _maker = await _agent.Console.PersonAsync(
            "Ada", (Role.Admin, null), (Role.PromptEngineer, null), (Role.Reviewer, Lane.Security), (Role.Reviewer, Lane.Platform));
    }

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    [Fact]
    public async Task A_signature_ends_with_the_key_it_was_given_with()
    {
        var proposal = await ProposedAsync(_agent.Amara);
        var (key, signer) = await KeyAsync(Role.Reviewer, Lane.Security, _maker);
        await KeyAsync(Role.Reviewer, Lane.Security, _maker);
        (await _agent.DecideAsync(proposal, signer, DecisionMeaning.Approved, Lane.Security))
            .ShouldSucceed().Decisions.Single().Counts.ShouldBeTrue();

        await _agent.Console.Get<RevokeKey>().RunAsync(key, _maker, Cancel);
        (await ShownAsync(proposal)).Decisions.Single().WhyNot.ShouldBe("ci does not hold the Security lane any more.");
    }

    [Fact]
    public async Task A_key_does_not_sign_what_its_maker_wrote()
    {
        var (_, signer) = await KeyAsync(Role.Reviewer, Lane.Security, _maker);
        var proposal = await ProposedAsync(_maker);
        (await _agent.DecideAsync(proposal, signer, DecisionMeaning.Approved, Lane.Security)).ShouldBeRefused("contributor-cannot-approve");
        (await _agent.DecideAsync(proposal, _agent.Tomas, DecisionMeaning.Approved, Lane.Security)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_maker_does_not_sign_what_the_key_wrote()
    {
        var (_, writer) = await KeyAsync(Role.PromptEngineer, null, _maker);
        var proposal = await ProposedAsync(writer);
        (await _agent.DecideAsync(proposal, _maker, DecisionMeaning.Approved, Lane.Security)).ShouldBeRefused("contributor-cannot-approve");
    }

    [Fact]
    public async Task A_key_and_its_maker_count_once_and_the_person_is_who_counts()
    {
        var proposal = await ProposedAsync(_agent.Amara);
        var (_, signer) = await KeyAsync(Role.Reviewer, Lane.Security, _maker);
        (await _agent.DecideAsync(proposal, signer, DecisionMeaning.Approved, Lane.Security)).ShouldSucceed();
        (await _agent.DecideAsync(proposal, _maker, DecisionMeaning.Approved, Lane.Platform)).ShouldSucceed();

        var decisions = (await ShownAsync(proposal)).Decisions;
        decisions.Single(one => one.SignerId == _maker.Id).Counts.ShouldBeTrue();
        decisions.Single(one => one.SignerId == signer.Id).WhyNot.ShouldBe("Ada already counts; a key and whoever made it count once.");
    }

    private async Task<ProposalShown> ProposedAsync(Actor author)
    {
        await _agent.Console.ImportAsync(author, Importing.Sample("2026.10.3"));
        return await _agent.ProposeAsync("2026.10.3");
    }

    private async Task<(ServiceKeyId Key, Actor Signer)> KeyAsync(Role role, Lane? lane, Actor by)
    {
        var made = (await _agent.Console.Get<CreateKey>().RunAsync(new NewKey("ci", role, lane, null, null, null), by, Cancel))
            .ShouldSucceed();
        return (made.Id, (await _agent.Console.Get<AuthenticateKey>().RunAsync(made.Secret, "test", Cancel))!);
    }

    private async Task<ProposalShown> ShownAsync(ProposalShown proposal) =>
        (await _agent.Console.Get<ProposalView>().RunAsync(proposal.Id, _agent.Amara, Cancel)).ShouldSucceed();
}
