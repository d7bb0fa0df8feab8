using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>Who takes part in a history, what has come of it so far, and the dice that decide how it goes on.</summary>
internal sealed class RandomCourse(SupportAgent agent, int seed)
{
    private static readonly string[] Environments = ["development", "staging", "staging", "production"];

    public Random Random { get; private set; } = new(seed);

    public List<ProposalShown> Proposals { get; } = [];

    public List<string> Releases { get; } = [];

    /// <summary>The codes of everything that was refused.</summary>
    public List<string> Refused { get; } = [];

    public Actor[] Authors { get; private set; } = [];

    public Actor[] Signers { get; private set; } = [];

    public Actor Admin { get; private set; } = null!;

    public async Task GatherAsync()
    {
        // Wren writes and reviews: her signature must never count for what she wrote.
        var wren = await agent.Console.PersonAsync("Wren Both", (Role.PromptEngineer, null), (Role.Reviewer, Lane.AiProduct));
        Authors = [agent.Amara, wren];
        Signers = [agent.Priya, agent.Priya, agent.Tomas, agent.Mei, agent.Jonas, agent.Kofi, agent.David, wren];
        Admin = await agent.Console.PersonAsync("Ada Admin", (Role.Admin, null));
    }

    /// <summary>What a step draws depends on seed and step alone, so that a step can be looked at again.</summary>
    public Random Begin(int step) =>
        // Neighbouring seeds draw alike at first: they are spread before they are used.
        Random = new Random(unchecked((int)(2654435769u * (uint)((seed * 1000) + step + 1))));

    public ProposalShown Recent() => Proposals[^Random.Next(1, Math.Min(4, Proposals.Count) + 1)];

    public string Place() => Any(Environments);

    public T Any<T>(T[] all) => all[Random.Next(all.Length)];

    public void Keep(ProposalShown? proposal)
    {
        if (proposal is not null && Proposals.TrueForAll(one => one.Id != proposal.Id))
            Proposals.Add(proposal);
    }

    /// <summary>A refusal is an outcome like any other.</summary>
    public T? Note<T>(Result<T> result)
    {
        if (result.Succeeded)
            return result.Value;
        Refused.Add(result.Refusal.Code);
        return default;
    }
}
