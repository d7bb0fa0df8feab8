using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>A condition of an approval that counts, what was said of it last, and why that does not count, if so.</summary>
public sealed record WeighedCondition(ApprovalCondition Condition, MetCondition? Said, string? WhyNot)
{
    public bool IsMet => Said is not null && WhyNot is null;

    /// <summary>What is open and who asked for it, as a sentence.</summary>
    internal string Sentence => $"“{Short(Condition.Text)}” is open: {Asker}.{(WhyNot is null ? "" : $" {WhyNot}")}";

    private string Asker => Condition.Decision.Lane is { } lane
        ? $"{Condition.Decision.SignerName} asked for it in the {lane.Title()} lane"
        : $"{Condition.Decision.SignerName} asked for it";

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
