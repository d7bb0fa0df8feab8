using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The decision about one item before it is saved.</summary>
public sealed record Settlement(ItemOutcome Outcome)
{
    public string? Path { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];
    public Refusal? Refusal { get; init; }

    public static Settlement Refused(Refusal refusal) => new(ItemOutcome.Refused) { Refusal = refusal };
}
