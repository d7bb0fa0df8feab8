namespace ReleaseConsole.Core.Resolve;

/// <summary>Which package or image a command line takes from a registry when it starts, and why that is no fixed version. Pure.</summary>
internal static class LaunchedCommand
{
    private static readonly string[] OfNpm = ["npx", "bunx", "pnpx", "npm exec", "npm x", "pnpm dlx", "yarn dlx", "bun x"];
    private static readonly string[] OfPython = ["uvx", "uv tool run", "pipx run"];
    private static readonly string[] OfImages = ["docker run", "podman run", "docker container run"];
    private static readonly string[] Naming = ["--package", "--from", "--spec"];
    private static readonly string[] Beside = ["--with"];

    private static readonly string[] Shells = ["sh", "bash", "zsh", "dash", "ash"];

    /// <summary>Nobody starts more shells in one another; a line of ten thousand of them is not followed.</summary>
    private const int MostShells = 4;

    /// <summary>Options of npm's and Python's programs that are followed by a value of their own.</summary>
    private static readonly string[] Valued =
        ["--python", "--index", "--index-url", "--extra-index-url", "--env-file", "--registry", "--prefix", "--cache", "--userconfig",
        "--loglevel", "-c", "--call", "--cache-dir", "--directory", "--project", "--config-file", "--index-strategy"];

    /// <summary>Options of container programs that have no value; nearly all others have one.</summary>
    private static readonly string[] Bare =
        ["--interactive", "--tty", "--detach", "--rm", "--init", "--privileged", "--read-only", "--publish-all", "--no-healthcheck",
        "--oom-kill-disable", "--sig-proxy", "--quiet", "--disable-content-trust"];

    /// <summary>The word that names it, its name, and why it floats; null where nothing floats.</summary>
    public static (int Index, string Name, string Why)? Takes(IReadOnlyList<string> words) => Takes(words, MostShells);

    private static (int Index, string Name, string Why)? Takes(IReadOnlyList<string> words, int shells) =>
        Shell(words) is { } script ? shells > 0 ? InShell(words, script, shells - 1)
            : (script, words[0], "so many shells are started in one another that what the last one starts is not read") :
        First(Taken(words, OfNpm, "-p", IsValued), LaunchedVersions.OfPackage)
        ?? First(Taken(words, OfPython, "", word => word == "-p" || IsValued(word)), LaunchedVersions.OfWheel)
        ?? First(Taken(words, OfImages, "", HasValueBehind), LaunchedVersions.OfImage);

    /// <summary>Where the line begins that a shell is given to carry out; null where no shell is started.</summary>
    private static int? Shell(IReadOnlyList<string> words)
    {
        if (words.Count < 3 || !Shells.Contains(Program(words[0])))
            return null;
        for (var at = 1; at < words.Count - 1 && words[at].StartsWith('-'); at++)
            if (!words[at].StartsWith("--", StringComparison.Ordinal) && words[at].Contains('c', StringComparison.Ordinal))
                return at + 1;
        return null;
    }

    /// <summary>The first command of the line that takes something. The line is one word, or was cut into words already.</summary>
    private static (int Index, string Name, string Why)? InShell(IReadOnlyList<string> words, int script, int shells)
    {
        var line = string.Join(' ', words.Skip(script)).Trim('\'', '"');
        foreach (var command in line.Split([";", "&&", "||", "|", "\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            var said = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SkipWhile(word => word is "exec" or "env" || (word.Contains('=', StringComparison.Ordinal) && !word.StartsWith('-')))
                .ToList();
            if (Takes(said, shells) is var (_, name, why))
                return (script, name, why);
        }
        return null;
    }

    private static (int Index, string Name, string Why)? First(IEnumerable<(int Index, string Name)> taken, Func<string, string?> whyOf)
    {
        foreach (var (index, name) in taken)
            if (whyOf(name) is { } why)
                return (index, name, why);
        return null;
    }

    /// <summary>What is named by options, or else the first word that is none, and what is taken beside it.</summary>
    private static IEnumerable<(int Index, string Name)> Taken(
        IReadOnlyList<string> words, string[] runners, string naming, Predicate<string> isFollowed)
    {
        // Windows starts npm's programs by its shell.
        var begin = words is [var shell, "/c" or "/C", ..] && Program(shell) == "cmd" ? 2 : 0;
        if (runners.Select(one => one.Split(' ')).FirstOrDefault(one => Begins([.. words.Skip(begin)], one)) is not { } runner)
            yield break;
        var isNamed = false;
        for (var at = begin + runner.Length; at < words.Count; at++)
        {
            var (option, value) = words[at].StartsWith('-') && words[at].IndexOf('=', StringComparison.Ordinal) is > 0 and var sign
                ? (words[at][..sign], words[at][(sign + 1)..])
                : (words[at], null);
            var names = Naming.Contains(option) || option == naming;
            if (names || Beside.Contains(option))
            {
                isNamed |= names;
                at += value is null ? 1 : 0;
                if (at < words.Count)
                    yield return (at, value ?? words[at]);
            }
            else if (option.StartsWith('-'))
                at += value is null && isFollowed(option) ? 1 : 0;
            else
            {
                // What follows belongs to the program that is started.
                if (!isNamed)
                    yield return (at, option);
                yield break;
            }
        }
    }

    private static bool IsValued(string option) => Valued.Contains(option);

    // -it stands alone, -e takes the next word, -p8080:80 has its value in itself.
    private static bool HasValueBehind(string option) => option.StartsWith("--", StringComparison.Ordinal)
        ? !Bare.Contains(option)
        : option.AsSpan(1).IndexOfAnyExcept("itdPq") is >= 0 and var at && at == option.Length - 2;

    private static bool Begins(List<string> words, string[] runner) =>
        words.Count >= runner.Length && Program(words[0]) == runner[0]
            && runner.Skip(1).SequenceEqual(words.Skip(1).Take(runner.Length - 1));

    private static string Program(string word) =>
        Path.GetExtension(word.Split('/', '\\')[^1]) is ".cmd" or ".exe"
            ? Path.GetFileNameWithoutExtension(word.Split('/', '\\')[^1])
            : word.Split('/', '\\')[^1];
}
