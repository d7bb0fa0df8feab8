using System.CommandLine;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Api;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>import FOLDER|ARCHIVE|GIT-URL --product P</c>: the same ingest as the API; exit code 1 when a file was refused.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var (tenant, json) = (Verb.Tenant(), Verb.Json());
        var source = new Argument<string>("source")
        { Description = "A folder, a zip, a tar.gz, a tar.zst, or a git repository as https://, ssh:// or file://." };
        var (reference, below) =
            (new Option<string?>("--ref") { Description = "git: a branch, a tag or a commit." },
                new Option<string?>("--path") { Description = "git: only this folder of it." });
        var files = new Option<string[]>("--files")
        { Description = "git: only what this pattern takes, agents/*/prompts/ or !drafts/; may stand several times." };
        var credential =
            new Option<string?>("--credential") { Description = "git: the secret by reference, env:RC_SECRET_… or file:NAME." };
        var product = new Option<string>("--product") { Description = "The product, by its short name.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and save nothing." };
        var format = new Option<string[]>("--format")
        { Description = "PATH=FORMAT for a file whose format is not found by itself; may stand several times." };
        var command = new Command(
            "import", "Takes a folder, an archive or a git repository in; a release.yaml in it freezes a release.")
        {
            source, product, tenant, reference, below, files, credential, format, dryRun, json,
        };
        command.SetAction((parsed, cancel) => Verb.RunAsync(parsed.GetValue(tenant)!, async (host, actor) =>
        {
            var from = SourceOf(host, parsed.GetValue(source)!, new SourceConnection(SourceKind.Git, parsed.GetValue(source)!)
            {
                Ref = parsed.GetValue(reference),
                Path = parsed.GetValue(below),
                Files = parsed.GetValue(files),
                Credential = parsed.GetValue(credential),
                AllowsPrivateNetwork = true,
            });
            if (!from.Succeeded)
                return from.Refusal;
            var named = new Source(NamedFormats.Of(from.Value.Files, parsed.GetValue(format) ?? []));
            return parsed.GetValue(dryRun)
                ? await PreviewAsync(host, parsed.GetValue(product)!, named, parsed.GetValue(json), actor, cancel)
                : await ImportAsync(host, parsed.GetValue(product)!, named, parsed.GetValue(json), actor, cancel);
        }, cancel));
        return command;
    }

    private static async Task<Result<int>> ImportAsync(
        VerbHost host, string product, Source source, bool json, Actor actor, CancellationToken cancel)
    {
        var started = await host.Get<StartImport>().RunAsync(product, source.Files, actor, cancel);
        if (!started.Succeeded)
            return started.Refusal;
        var running = host.Get<RunImport>().RunAsync(started.Value, actor, cancel);
        await ShowAsync(host, started.Value, running, actor, cancel);
        var ended = await running;
        if (!ended.Succeeded)
            return ended.Refusal;
        var view = await host.Get<ImportProgress>().RunAsync(started.Value, new ItemsWanted(), actor, cancel);
        if (!view.Succeeded)
            return view.Refusal;
        if (json)
            Verb.PrintJson(ImportAnswer.Of(view.Value, new PageRequest(null, 500), skipped: 0));
        else
            Print(view.Value);
        return ended.Value.State == ImportState.Finished && ended.Value.Outcomes.Refused == 0 ? Verb.Done : Verb.Refused;
    }

    /// <summary>Looks at the import while it runs, as any other watcher would.</summary>
    private static async Task ShowAsync(VerbHost host, ImportId id, Task running, Actor actor, CancellationToken cancel)
    {
        if (Verb.Bar("importing") is not { } bar)
            return;
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(200), cancel)) != running)
            if (await host.Get<ImportProgress>().RunAsync(id, new ItemsWanted(Limit: 1), actor, cancel) is { Succeeded: true } view)
                bar.Report(Math.Min(0.99, (double)view.Value.Done / Math.Max(1, view.Value.Total)));
        bar.Report(1);
    }

    private static async Task<Result<int>> PreviewAsync(
        VerbHost host, string product, Source source, bool json, Actor actor, CancellationToken cancel)
    {
        var items = await host.Get<PreviewImport>().RunAsync(product, source.Files, actor, cancel);
        if (!items.Succeeded)
            return items.Refusal;
        if (json)
            Verb.PrintJson(items.Value);
        else
        {
            foreach (var item in items.Value)
                Console.WriteLine(
                    $"{item.Outcome.ToString().ToLowerInvariant(),-11}{item.SourcePath}{Colon(item.Place)}  {item.Path}  {item.Reason}");
            Console.WriteLine($"It would be {OutcomeCounts.Of(items.Value.Select(item => item.Outcome))}. Nothing is saved.");
        }
        return items.Value.Any(item => item.Outcome == ItemOutcome.Refused) ? Verb.Refused : Verb.Done;
    }

    private static void Print(ImportView view)
    {
        foreach (var item in view.Items.Where(item =>
            item.Outcome is ItemOutcome.Refused or ItemOutcome.Unresolved or ItemOutcome.Missing || item.Kind is null))
            Console.WriteLine(
                $"{item.Outcome.ToString().ToLowerInvariant(),-11}{item.SourcePath}{(item.Line is null ? "" : $":{item.Line}:{item.Column}")}  {item.Reason}");
        Console.WriteLine(view.Problem ?? $"{view.Outcomes}.");
    }

    private static string Colon(string? place) => place is null ? "" : ":" + place;

    /// <summary>Who runs a verb sits at the machine, so what the machine reaches may be named.</summary>
    private static Result<Source> SourceOf(VerbHost host, string path, SourceConnection git)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            return host.Get<SourceOpening>().Open(git).Then(opened => new Source(opened.Files));
        if (Directory.Exists(path))
            return new Source(new FolderSource(path));
        return File.Exists(path) ? new Source(ArchiveSource.OfFile(path)) : IngestRefusals.NoSuchFolder(path);
    }

    private sealed record Source(IImportSource Files);
}
