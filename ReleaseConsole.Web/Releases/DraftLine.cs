using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Releases;

/// <summary>What may become of one artifact in a new release; no digest leaves it out.</summary>
public sealed record PinChoice(Digest? Digest);

/// <summary>One artifact as the form shows it: the version in the base, and the choices.</summary>
public sealed class DraftLine(ArtifactKind kind, string path, ManifestLine? pinned, IReadOnlyList<Choice<PinChoice>> choices)
{
    public ArtifactKind Kind { get; } = kind;
    public string Path { get; } = path;
    public ManifestLine? Pinned { get; } = pinned;
    public IReadOnlyList<Choice<PinChoice>> Choices { get; private set; } = choices;
    public PinChoice? Chosen { get; set; } = choices[0].Value;

    public bool IsChanged => Chosen?.Digest != Pinned?.Digest;

    /// <summary>The same with what is chosen already, where something is.</summary>
    public DraftLine Taking(IReadOnlyDictionary<string, ManifestLine?> taken)
    {
        if (!taken.TryGetValue(Path, out var pin) || (pin is not null && pin.Kind != Kind))
            return this;
        Chosen = new PinChoice(pin?.Digest);
        if (Choices.All(choice => choice.Value != Chosen))
            Choices = [new Choice<PinChoice>(Chosen, $"Take v{pin!.Version} of {pin.Author}"), .. Choices];
        return this;
    }
}
