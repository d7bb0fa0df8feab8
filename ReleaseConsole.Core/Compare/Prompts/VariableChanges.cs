using System.Globalization;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Variables that came, went, were renamed (the same words around another name) or stand in another role.</summary>
internal static class VariableChanges
{
    public static IEnumerable<ChangeDetail> Of(
        PromptReading before, PromptReading after, IReadOnlyList<PromptMessage> old, IReadOnlyList<PromptMessage> young)
    {
        var (known, names) = (Used(old), Used(young));
        // What both declare alike neither comes nor goes; it is only read where something else does.
        if (!before.KeepsFrontMatter(after) || !known.SequenceEqual(names))
            (known, names) = (Names(before, known), Names(after, names));
        var (gone, fresh) = (known.Except(names).ToList(), names.Except(known).ToList());
        foreach (var (from, to) in Renamed(gone, fresh, old, young))
        {
            gone.Remove(from);
            fresh.Remove(to);
            yield return Line(
                to, ChangeType.Changed, from, to, $"The variable `{from}` is called `{to}` now; whoever fills it in has to follow.");
        }
        foreach (var (name, was, now) in Rewritten(gone, old, young).ToList())
        {
            gone.Remove(name);
            yield return Form(name, was, now);
        }
        foreach (var (name, now, was) in Rewritten(fresh, young, old).ToList())
        {
            fresh.Remove(name);
            yield return Form(name, was, now);
        }
        foreach (var name in gone)
            yield return Line(name, ChangeType.Removed, name, null, $"The variable `{name}` was removed.");
        foreach (var name in fresh)
            yield return Line(name, ChangeType.Added, null, name, $"The variable `{name}` was added.");
        foreach (var name in known.Intersect(names))
            if (Moved(name, old, young) is { } moved)
                yield return moved;
            else if (Written(name, old) is { } written && Written(name, young) is null)
                yield return VariableForms.Elsewhere(name, written, young) is { } other ? Form(name, written, other) : Line(
                    name, ChangeType.Removed, name, null,
                    $"The variable `{name}` no longer stands in the text; it is still declared, and what fills it in is not read.");
    }

    // The names that the other side writes between other signs.
    private static IEnumerable<(string Name, string Here, string There)> Rewritten(
        List<string> names, IReadOnlyList<PromptMessage> here, IReadOnlyList<PromptMessage> there) =>
        from name in names
        let written = Written(name, here)
        where written is not null
        let other = VariableForms.Elsewhere(name, written, there)
        where other is not null
        select (name, written, other);

    private static string? Written(string name, IReadOnlyList<PromptMessage> messages) =>
        messages.SelectMany(message => message.Variables).FirstOrDefault(one => one.Name == name)?.Written;

    private static ChangeDetail Form(string name, string before, string after) =>
        Line(
            name, ChangeType.Changed, before, after,
            $"`{name}` is written `{after}` now (was `{before}`); what fills it in has to know that form.");

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
                ? $"What fills `{name}` speaks as {string.Join(" and ", now)} now (was "
                    + $"{string.Join(" and ", was)}): it can give the model orders."
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
