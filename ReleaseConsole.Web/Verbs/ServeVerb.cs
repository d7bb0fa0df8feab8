using System.CommandLine;

namespace ReleaseConsole.Web.Verbs;

/// <summary>
/// <c>serve</c>, and no verb at all: the server. It takes every setting as an argument, e.g. <c>--urls http://localhost:5080</c>.
/// </summary>
internal static class ServeVerb
{
    private static readonly string[] Help = ["--help", "-h", "-?"];

    public static Command Create() => new("serve", "Serves the console; settings may follow, e.g. --urls http://localhost:5080.");

    public static bool IsMeant(string[] args) => !AsksForHelp(args)
        && (args.Length == 0 || args[0] == "serve" || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] != "--version"));

    /// <summary>Help is asked for before anything is started, whatever else stands there.</summary>
    public static string[] Meaning(string[] args) => args is ["serve", ..] && AsksForHelp(args) ? ["serve", "--help"] : args;

    private static bool AsksForHelp(string[] args) => args.Any(Help.Contains);
}
