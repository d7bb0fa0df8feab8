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

    [Fact]
    public async Task What_a_key_said_of_a_condition_ends_with_the_key_and_of_what_its_maker_wrote_it_says_nothing()
    {
        async Task<ProposalShown> TiedAsync(ProposalShown proposal) => (await _agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.Approved, Lane.Security, "Fine.", "After the load test"),
            _agent.Tomas, Cancel)).ShouldSucceed();

        var tied = await TiedAsync(await ProposedAsync(_agent.Amara));
        var (key, tester) = await KeyAsync(Role.Reviewer, Lane.Security, _maker);
        var said = new NewMetCondition(tied.Conditions[0].Id, "Run 118 held.");
        (await _agent.Console.Get<MeetCondition>().RunAsync(tied.Id, said, tester, Cancel))
            .ShouldSucceed().Conditions.Single().State.ShouldBe(ConditionState.Met);
        await _agent.Console.Get<RevokeKey>().RunAsync(key, _maker, Cancel);
        (await ShownAsync(tied)).Conditions.Single().WhyNot.ShouldBe("ci does not hold the Security lane any more.");

        await _agent.GoesLiveAsync("2026.10.3");
        await _agent.Console.ImportAsync(_maker, Importing.Sample("2026.11.0"));
        var own = await TiedAsync(await _agent.ProposeAsync("2026.11.0"));
        var (_, hand) = await KeyAsync(Role.Reviewer, Lane.Security, _maker);
        (await _agent.Console.Get<MeetCondition>().RunAsync(
            own.Id, new NewMetCondition(own.Conditions[0].Id, "Run 119 held."), hand, Cancel))
                .ShouldBeRefused("contributor-cannot-approve");
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
