namespace ReleaseConsole.Core.Artifacts;

/// <summary>Carries a refusal out of the recursion of <see cref="YamlReader"/>; it never leaves <see cref="YamlTree"/>.</summary>
internal sealed class YamlRefusedException(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal { get; } = refusal;
}
