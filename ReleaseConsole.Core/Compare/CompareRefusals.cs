namespace ReleaseConsole.Core.Compare;

/// <summary>Every expected "no" of comparing.</summary>
public static class CompareRefusals
{
    public static Refusal NoReference(string text) => new(
        "bad-reference",
        $"“{text}” names nothing to compare. Name a release (2026.11.1), a digest, env:production, or artifact:prompts/triage@12.");

    public static Refusal NothingByThatName(string text) => new(
        "unknown-reference", $"This product has no release, digest, environment or artifact version “{text}”.", RefusalKind.NotFound);

    public static Refusal NotARelease(string text) => new(
        "not-a-release", $"“{text}” is one artifact; risk is judged between releases.");
}
