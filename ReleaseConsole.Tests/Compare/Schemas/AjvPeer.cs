using System.Diagnostics;
using System.Text.Json.Nodes;
using ReleaseConsole.Tests.Peers;

namespace ReleaseConsole.Tests.Compare.Schemas;

/// <summary>The public validator of npm, asked about many schemas and values in one go.</summary>
internal static class AjvPeer
{
    /// <summary>For each schema, which of its values it takes; null where the validator cannot read the schema.</summary>
    public static async Task<IReadOnlyList<bool[]?>> TakesAsync(IReadOnlyList<(JsonNode Schema, IReadOnlyList<JsonNode?> Values)> questions)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = await NpmPeer.InstalledAsync("ajv");
        using var node = Process.Start(new ProcessStartInfo("node", "validate.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var asked = new JsonArray([.. questions.Select(question => new JsonObject
        {
            ["schema"] = question.Schema.DeepClone(),
            ["instances"] = new JsonArray([.. question.Values.Select(value => value?.DeepClone())]),
        })]);
        await node.StandardInput.WriteAsync(asked.ToJsonString().AsMemory(), cancel);
        node.StandardInput.Close();
        var answers = (JsonArray)JsonNode.Parse(await node.StandardOutput.ReadToEndAsync(cancel))!;
        await node.WaitForExitAsync(cancel);
        node.ExitCode.ShouldBe(0);
        return [.. answers.Select(answer => answer is JsonArray taken ? taken.Select(one => one!.GetValue<bool>()).ToArray() : null)];
    }
}
