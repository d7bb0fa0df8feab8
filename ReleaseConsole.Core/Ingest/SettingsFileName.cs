namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// What the name of a settings file says: <c>runtime.production.yaml</c> is what differs in production from <c>runtime.yaml</c>, and
/// <c>.env.production</c> from <c>.env</c>.
/// </summary>
internal static class SettingsFileName
{
    private const string Dotenv = ".env";
    private static readonly string[] Templates = ["example", "sample", "template", "dist"];
    private const string Private = "local";

    public static bool IsOne(string path) => Path.GetExtension(path) is ".yaml" or ".yml" or ".json" || Formats.Dotenv.IsNamed(path);

    /// <summary>Why a file in dotenv is not what runs: others fill it in, or it is kept for one machine. Null for every other.</summary>
    public static string? WhyNot(string path) =>
        !Path.GetFileName(path).StartsWith(Dotenv + ".", StringComparison.Ordinal) ? null
        : Split(Stem(path)).Environment is var last && Templates.Contains(last) ? "A template for others to fill in; nothing runs with it."
        : last == Private ? "Kept for one machine only (.local); it is no environment of the product."
        : null;

    /// <summary>Whether an overlay by this name can only be such a file, read as an environment before.</summary>
    public static bool IsNoEnvironment(string name) => name == Private || Templates.Contains(name);

    /// <summary>
    /// The path without its extension; <c>.env.production</c> becomes <c>env.production</c>, so that its parts are told apart.
    /// </summary>
    public static string Stem(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var name = path[folder.Length..];
        return name.StartsWith(Dotenv, StringComparison.Ordinal)
            ? $"{folder}env{name[Dotenv.Length..]}"
            : path[..^Path.GetExtension(path).Length];
    }

    /// <summary>The path an artifact is named after: a file called <c>.env</c> has no name before its extension.</summary>
    public static string Plain(string path) => Path.GetFileName(path).StartsWith(Dotenv, StringComparison.Ordinal) ? Stem(path) : path;

    /// <summary>The file's name and the environment behind its last dot; empty when there is none.</summary>
    public static (string Stem, string Environment) Split(string stem)
    {
        var dot = stem.LastIndexOf('.');
        return dot > stem.LastIndexOf('/') + 1 ? (stem[..dot], stem[(dot + 1)..]) : (stem, "");
    }
}
