using System.Runtime.CompilerServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The rules that the prompts of a release hold. Read once for each release, and only where rules may be gone.</summary>
internal sealed class ReleaseRules
{
    // Prompts that include each other in a ring are read once.
    private const int Deepest = 8;

    private static readonly ConditionalWeakTable<ManifestContents, ReleaseRules> Known = [];

    private readonly List<PinnedContent> _prompts;
    private readonly Lazy<HashSet<string>> _keys;

    private ReleaseRules(ManifestContents release)
    {
        _prompts = [.. release.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Prompt)];
        _keys = new(() => [.. _prompts.SelectMany(one => InForce(PromptReading.Of(one.PromptText()))).Select(one => one.Key)]);
    }

    public static ReleaseRules Of(ManifestContents release) => Known.GetValue(release, one => new ReleaseRules(one));

    /// <summary>What a prompt says and means: no comment, no example, nothing that is struck through.</summary>
    public static IEnumerable<Instruction> InForce(PromptReading prompt) =>
        prompt.Instructions.Where(one => one is { IsComment: false, IsExample: false, IsCode: false, Void: null });

    /// <summary>Whether any prompt of the release says the sentence.</summary>
    public bool Say(Instruction rule) => _keys.Value.Contains(rule.Key);

    /// <summary>What a prompt includes by this name; null where the release has no such prompt.</summary>
    public PinnedContent? Included(PromptReference reference) =>
        _prompts.Find(one => reference.IsTo(one.Pin.Path))
        ?? (_prompts.FindAll(one => one.Pin.Path.EndsWith("/" + reference.Name, StringComparison.Ordinal)) is [var only] ? only : null);

    /// <summary>What the included prompts say, and those that they include themselves.</summary>
    public IEnumerable<Instruction> Of(IEnumerable<PromptReference> references) =>
        Texts(references, [], 0).SelectMany(text => InForce(PromptReading.Of(text)));

    /// <summary>Whether an included prompt, or one that it includes itself, has a place for the variable.</summary>
    public bool Use(IEnumerable<PromptReference> references, string variable) =>
        Texts(references, [], 0).Any(text => PromptReading.Of(text).Used.Contains(variable));

    private IEnumerable<string> Texts(IEnumerable<PromptReference> references, HashSet<string> read, int depth)
    {
        foreach (var content in references.Select(Included).OfType<PinnedContent>().Where(one => read.Add(one.Pin.Path)))
        {
            var text = content.PromptText();
            yield return text;
            if (depth < Deepest)
                foreach (var one in Texts(PromptReferences.In(text), read, depth + 1))
                    yield return one;
        }
    }
}
