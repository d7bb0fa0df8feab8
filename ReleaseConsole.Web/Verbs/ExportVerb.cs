using System.CommandLine;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Verbs;

/// <summary>
/// <c>export KIND PATH@VERSION --product P --format F</c>: a version as a file; what the format cannot say goes to standard error.
/// </summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var kind = new Argument<string>("kind") { Description = "prompt, tool, model, dataset, policy, settings or evaluation." };
        var name = new Argument<string>("path") { Description = "The artifact's path, with @ and a version, a digest or latest." };
        var product = new Option<string>("--product") { Description = "The product, by its short name.", Required = true };
        var format = new Option<string?>("--format")
        { Description = "The format to write; without it, the file the version came in, or a zip where it came in several." };
        var output = new Option<string?>("--output") { Description = "Where to write; without it, standard output." };
        var command =
            new Command("export", "Writes a version back in any format of its kind.") { kind, name, product, tenant, format, output, json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            if (ArtifactKinds.Parse(parsed.GetValue(kind)!) is not { } of)
                return ArtifactsRefusals.NoSuchKind(parsed.GetValue(kind)!);
            var named = parsed.GetValue(name)!;
            var at = named.LastIndexOf('@');
            var file = await host.Get<ExportVersion>().RunAsync(
                parsed.GetValue(product)!, of, at < 0 ? named : named[..at], at < 0 ? VersionText.Latest : named[(at + 1)..],
                parsed.GetValue(format), actor, cancel);
            return file.Succeeded ? await WriteAsync(file.Value, parsed.GetValue(output), parsed.GetValue(json), cancel) : file.Refusal;
        }, cancel));
        return command;
    }

    private static async Task<Result<int>> WriteAsync(ExportedVersion file, string? output, bool json, CancellationToken cancel)
    {
        if (file.IsLarge && json && output is null)
            return IngestRefusals.TooLargeForJson(file.FileName);
        await using var content = file.Open();
        if (output is not null)
        {
            await using var to = File.Create(output);
            await content.CopyToAsync(to, cancel);
        }
        if (json)
        {
            Verb.PrintJson(
                new { file.FileName, file.Format, file.Losses, file.ReadsBackTheSame, output, bytes = output is null ? file.Bytes : null });
            return Verb.Done;
        }
        foreach (var loss in file.Losses)
            await Console.Error.WriteLineAsync($"not expressed: {loss}");
        if (output is not null)
            return Verb.Done;
        await using var stream = Console.OpenStandardOutput();
        await content.CopyToAsync(stream, cancel);
        return Verb.Done;
    }
}
