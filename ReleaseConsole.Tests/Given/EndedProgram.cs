using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// The program run to its end in a process of its own, as a person or a script runs a verb: what it said and how it ended.
/// </summary>
internal sealed record EndedProgram(int Exit, string Said, string Complained)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public JsonNode Json => JsonNode.Parse(Said)!;

    public static Task<EndedProgram> InAsync(string data, params string[] arguments) => InAsync(data, settings: [], arguments);

    /// <param name="settings">Environment variables; an <c>ASPNETCORE_ENVIRONMENT</c> of null is Production.</param>
    public static async Task<EndedProgram> InAsync(string data, Dictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ReleaseConsole.Web.dll"), .. arguments])
        {
            WorkingDirectory = data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ReleaseConsole__DataDirectory"] = data;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var program = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var (said, complained) =
                (program.StandardOutput.ReadToEndAsync(patience.Token), program.StandardError.ReadToEndAsync(patience.Token));
            await program.WaitForExitAsync(patience.Token);
            return new EndedProgram(program.ExitCode, await said, await complained);
        }
        catch
        {
            program.Kill(entireProcessTree: true);
            throw;
        }
    }

    public EndedProgram ShouldEnd(int exit)
    {
        Exit.ShouldBe(exit, $"{Said}\n{Complained}");
        return this;
    }

    /// <summary>It ended so with one line about why, and nothing of the code's inside.</summary>
    public void ShouldComplain(int exit, string words)
    {
        ShouldEnd(exit);
        Complained.ShouldContain(words);
        Complained.TrimEnd('\n').ShouldNotContain("\n");
        Said.ShouldBeEmpty();
    }
}
