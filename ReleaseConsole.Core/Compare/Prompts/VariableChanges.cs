using System.Globalization;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Variables that came, went, were renamed (the same words around another name) or stand in another role.</summary>
internal static class VariableChanges
{
    public static IEnumerable<ChangeDetail> Of(
        PromptReading before, PromptReading after, IReadOnlyList<PromptMessage> old, IReadOnlyList<PromptMessage> young)
    {
        var (was, now) = (Names(before, old), Names(after, young));
        var (gone, fresh) = (was.Except(now).ToList(), now.Except(was).ToList());
        foreach (var (from, to) in Renamed(gone, fresh, old, young))
        {
            gone.Remove(from);
            fresh.Remove(to);
            yield return Line(
                to, ChangeType.Changed, from, to, $"The variable `{from}` is called `{to}` now; whoever fills it in has to follow.");
        }
        foreach (var name in gone.Where(name => Written(name, old) is { } was && VariableForms.Elsewhere(name, was, young) is not null).ToList())
        {
            gone.Remove(name);
            yield return Form(name, Written(name, old)!, VariableForms.Elsewhere(name, Written(name, old)!, young)!);
        }
        foreach (var name in fresh.Where(name => Written(name, young) is { } now && VariableForms.Elsewhere(name, now, old) is not null).ToList())
        {
            fresh.Remove(name);
            yield return Form(name, VariableForms.Elsewhere(name, Written(name, young)!, old)!, Written(name, young)!);
        }
        foreach (var name in gone)
            yield return Line(name, ChangeType.Removed, name, null, $"The variable `{name}` was removed.");
        foreach (var name in fresh)
            yield return Line(name, ChangeType.Added, null, name, $"The variable `{name}` was added.");
        foreach (var name in was.Intersect(now))
            if (Moved(name, old, young) is { } moved)
                yield return moved;
            else if (Written(name, old) is { } written && Written(name, young) is null)
                yield return VariableForms.Elsewhere(name, written, young) is { } other ? Form(name, written, other) : Line(
                    name, ChangeType.Removed, name, null, $"The variable `{name}` no longer stands in the text; it is still declared, and what fills it in is not read.");
    }

    private static string? Written(string name, IReadOnlyList<PromptMessage> messages) =>
        messages.SelectMany(message => message.Variables).FirstOrDefault(one => one.Name == name)?.Written;

    private static ChangeDetail Form(string name, string before, string after) =>
        Line(name, ChangeType.Changed, before, after, $"`{name}` is written `{after}` now (was `{before}`); what fills it in has to know that form.");

    private static List<string> Names(PromptReading prompt, IReadOnlyList<PromptMessage> messages) =>
        [.. prompt.Declared.Union(messages.SelectMany(message => message.Variables).Select(variable => variable.Name))
            .Order(StringComparer.Ordinal)];

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
