namespace ReleaseConsole.Core.Artifacts;

/// <summary>Which names a Jinja2 template binds itself at a place: those of a loop, a macro or a block end with it.</summary>
internal sealed class JinjaScopes
{
    private readonly Stack<(string Word, HashSet<string> Names)> _open = new([("", new HashSet<string>(StringComparer.Ordinal))]);

    // How many open scopes have the word, or bind the name: a template may leave every loop open.
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal), _bound = new(StringComparer.Ordinal);

    public bool Binds(string name) => _bound.GetValueOrDefault(name) > 0;

    /// <summary>Goes past a tag, with the names it binds.</summary>
    public void Pass(string word, IEnumerable<string> bound)
    {
        switch (word)
        {
            case "for" or "with" or "call":
                Open(word, bound);
                break;
            case "macro":
                var names = bound.ToList();
                // Its own name is known behind it, too.
                Bind(names.Take(1));
                Open(word, names);
                break;
            case "endfor" or "endwith" or "endcall" or "endmacro":
                Close(word["end".Length..]);
                break;
            default:
                Bind(bound);
                break;
        }
    }

    private void Open(string word, IEnumerable<string> names)
    {
        _open.Push((word, new HashSet<string>(StringComparer.Ordinal)));
        _words[word] = _words.GetValueOrDefault(word) + 1;
        Bind(names);
    }

    private void Bind(IEnumerable<string> names)
    {
        foreach (var name in names)
            if (_open.Peek().Names.Add(name))
                _bound[name] = _bound.GetValueOrDefault(name) + 1;
    }

    private void Close(string word)
    {
        for (var isOpen = _words.GetValueOrDefault(word) > 0; isOpen;)
        {
            var (closed, names) = _open.Pop();
            _words[closed]--;
            foreach (var name in names)
                _bound[name]--;
            isOpen = closed != word;
        }
    }
}
