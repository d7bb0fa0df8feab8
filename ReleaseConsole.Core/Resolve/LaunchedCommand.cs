namespace ReleaseConsole.Core.Resolve;

/// <summary>Which package or image a command line takes from a registry when it starts, and why that is no fixed version. Pure.</summary>
internal static class LaunchedCommand
{
    private static readonly string[] OfNpm = ["npx", "bunx", "pnpx", "npm exec", "npm x", "pnpm dlx", "yarn dlx", "bun x"];
    private static readonly string[] OfPython = ["uvx", "uv tool run", "pipx run"];
    private static readonly string[] OfImages = ["docker run", "podman run", "docker container run"];
    private static readonly string[] Naming = ["--package", "--from", "--spec"];

    /// <summary>Options of these programs that are followed by a value of their own.</summary>
    private static readonly string[] Valued =
        ["--python", "--with", "--index", "--index-url", "--extra-index-url", "-e", "--env", "--env-file", "-v", "--volume", "--mount", "--name",
        "--network", "-w", "--workdir", "--entrypoint", "-u", "--user", "--platform", "--pull", "--add-host", "--registry", "--publish", "-m",
        "--memory", "--cpus", "--label", "-l"];

    /// <summary>The word that names it, its name, and why it floats; null where nothing floats.</summary>
    public static (int Index, string Name, string Why)? Takes(IReadOnlyList<string> words) =>
        Taken(words, OfNpm, "-p") is var (package, spec) && LaunchedVersions.OfPackage(spec) is { } npm ? (package, spec, npm)
        : Taken(words, OfPython, "") is var (wheel, from) && LaunchedVersions.OfWheel(from) is { } python ? (wheel, from, python)
        : Taken(words, OfImages, "") is var (at, image) && LaunchedVersions.OfImage(image) is { } container ? (at, image, container)
        : null;

    private static (int Index, string Name)? Taken(IReadOnlyList<string> words, string[] runners, string naming)
    {
        // Windows starts npm's programs by its shell.
        var begin = words is [var shell, "/c" or "/C", ..] && Program(shell) == "cmd" ? 2 : 0;
        if (runners.Select(one => one.Split(' ')).FirstOrDefault(one => Begins([.. words.Skip(begin)], one)) is not { } runner)
            return null;
        for (var at = begin + runner.Length; at < words.Count; at++)
            if (Naming.FirstOrDefault(one => words[at].StartsWith(one + "=", StringComparison.Ordinal)) is { } named)
                return (at, words[at][(named.Length + 1)..]);
            else if (Naming.Contains(words[at]) || words[at] == naming)
                return at + 1 < words.Count ? (at + 1, words[at + 1]) : null;
            else if (words[at].StartsWith('-'))
                at += Valued.Contains(words[at]) || (naming.Length == 0 && words[at] == "-p") ? 1 : 0;
            else
                // What follows belongs to the program that is started.
                return (at, words[at]);
        return null;
    }

    private static bool Begins(List<string> words, string[] runner) =>
        words.Count >= runner.Length && Program(words[0]) == runner[0] && runner.Skip(1).SequenceEqual(words.Skip(1).Take(runner.Length - 1));

    private static string Program(string word) =>
        Path.GetExtension(word.Split('/', '\\')[^1]) is ".cmd" or ".exe" ? Path.GetFileNameWithoutExtension(word.Split('/', '\\')[^1]) : word.Split('/', '\\')[^1];
}
