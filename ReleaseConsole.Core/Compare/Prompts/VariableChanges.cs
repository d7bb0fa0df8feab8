using System.Globalization;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Variables that came, went, were renamed (the same words around another name) or stand in another role.</summary>
internal static class VariableChanges
{
    public static IEnumerable<ChangeDetail> Of(
        PromptReading before, PromptReading after, IReadOnlyList<PromptMessage> old, IReadOnlyList<PromptMessage> young)
    {
        var (was, now) = (Used(old), Used(young));
        // What both declare alike neither comes nor goes; it is only read where something else does.
        if (!before.KeepsFrontMatter(after) || !was.SequenceEqual(now))
            (was, now) = (Names(before, was), Names(after, now));
        var (gone, fresh) = (was.Except(now).ToList(), now.Except(was).ToList());
        foreach (var (from, to) in Renamed(gone, fresh, old, young))
        {
            gone.Remove(from);
            fresh.Remove(to);
            yield return Line(
                to, ChangeType.Changed, from, to, $"The variable `{from}` is called `{to}` now; whoever fills it in has to follow.");
        }
        foreach (var name in gone)
            yield return Line(name, ChangeType.Removed, name, null, $"The variable `{name}` was removed.");
        foreach (var name in fresh)
            yield return Line(name, ChangeType.Added, null, name, $"The variable `{name}` was added.");
        foreach (var name in was.Intersect(now))
            if (Moved(name, old, young) is { } moved)
                yield return moved;
    }

    private static List<string> Names(PromptReading prompt, List<string> used) =>
        [.. prompt.Declared.Union(used).Order(StringComparer.Ordinal)];

    private static List<string> Used(IReadOnlyList<PromptMessage> messages) =>
        [.. messages.SelectMany(message => message.Variables).Select(variable => variable.Name).Distinct().Order(StringComparer.Ordinal)];

    // Renamed: every place that held the old name holds the new one, in the same words.
    private static IEnumerable<(string From, string To)> Renamed(
        List<string> gone, List<string> fresh, IReadOnlyList<PromptMessage> old, IReadOnlyList<PromptMessage> young)
    {
        var left = fresh.ToList();
        foreach (var from in gone.ToList())
            if (Around(from, old) is { Count: > 0 } words && left.Find(to => Around(to, young).SetEquals(words)) is { } found)
            {
                left.Remove(found);
                yield return (from, found);
            }
    }

    private static HashSet<string> Around(string name, IReadOnlyList<PromptMessage> messages) =>
    [
        .. from message in messages
           where message.Variables.Any(variable => variable.Name == name)
           let written = message.Variables.First(variable => variable.Name == name).Written
           from line in message.Text.Split('\n')
           where line.Contains(written, StringComparison.Ordinal)
           select line.Replace(written, "\u0001", StringComparison.Ordinal),
    ];

    private static ChangeDetail? Moved(string name, IReadOnlyList<PromptMessage> old, IReadOnlyList<PromptMessage> young)
    {
        var (was, now) = (Roles(name, old), Roles(name, young));
        if (was.Count == 0 || now.Count == 0 || was.Overlaps(now) && was.Contains("system") == now.Contains("system"))
            return null;
        var place = young.First(message => message.Variables.Any(variable => variable.Name == name));
        var isNewToSystem = now.Contains("system") && !was.Contains("system");
        return new ChangeDetail(
            string.Create(CultureInfo.InvariantCulture, $"line {place.Line}"), $"`{name}`, role", ChangeType.Changed,
            string.Join(", ", was), string.Join(", ", now),
            isNewToSystem ? Effect.Wider : was.Contains("system") && !now.Contains("system") ? Effect.Narrower : Effect.Different,
            ChangeTopic.MessageRole)
        {
            Meaning = isNewToSystem
                ? $"What fills `{name}` speaks as {string.Join(" and ", now)} now (was {string.Join(" and ", was)}): it can give the model orders."
                : $"`{name}` stands in {string.Join(" and ", now)} now (was {string.Join(" and ", was)}).",
        };
    }

    private static HashSet<string> Roles(string name, IReadOnlyList<PromptMessage> messages) =>
    [
        .. messages.Where(message => message.Role is not null && message.Variables.Any(variable => variable.Name == name))
            .Select(message => message.IsSystem ? "system" : message.Role!),
    ];

    private static ChangeDetail Line(string name, ChangeType type, string? before, string? after, string meaning) =>
        new($"{{{{{name}}}}}", name, type, before, after, Effect.Different, ChangeTopic.Variable) { Meaning = meaning };
}
