namespace ReleaseConsole.Core.Artifacts;

/// <summary>Which names a Jinja2 template binds itself at a place: those of a loop, a macro or a block end with it.</summary>
internal sealed class JinjaScopes
{
    private readonly Stack<(string Word, HashSet<string> Names)> _open = new([("", new HashSet<string>(StringComparer.Ordinal))]);

    public bool Binds(string name) => _open.Any(scope => scope.Names.Contains(name));

    /// <summary>Goes past a tag, with the names it binds.</summary>
    public void Pass(string word, IEnumerable<string> bound)
    {
        switch (word)
        {
            case "for" or "with" or "call":
                _open.Push((word, bound.ToHashSet(StringComparer.Ordinal)));
                break;
            case "macro":
                var names = bound.ToList();
                // Its own name is known behind it, too.
                _open.Peek().Names.UnionWith(names.Take(1));
                _open.Push((word, names.ToHashSet(StringComparer.Ordinal)));
                break;
            case "endfor" or "endwith" or "endcall" or "endmacro":
                if (_open.Any(scope => scope.Word == word["end".Length..]))
                    while (_open.Pop().Word != word["end".Length..])
                        continue;
                break;
            default:
                _open.Peek().Names.UnionWith(bound);
                break;
        }
    }
}
