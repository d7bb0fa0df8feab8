using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The files of one commit, copied byte for byte into the staging folder; attributes and filters of the repository change nothing.</summary>
internal sealed class GitTree(GitRepository repository, Staging staging)
{
    private sealed record Entry(string Mode, string Id, string Path)
    {
        public long Size { get; init; }
    }

    public async Task<Refusal?> StageAsync(string commit, string? folder, CancellationToken cancel)
    {
        string[] below = folder is null ? [] : ["--", folder];
        var listed = await repository.AskAsync(["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, .. below], new GitFeed(), cancel);
        if (!listed.Succeeded)
            return SourceRefusals.NotReached("git could not list the commit's files.");
        var entries = Encoding.UTF8.GetString(listed.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Read).Where(IsMeant).ToList();
        if (Refuse(entries, folder) is { } refusal)
            return refusal;
        if (await FetchMissingAsync(commit, entries, cancel) is { } notFetched)
            return notFetched;
        var sized = await SizesAsync(entries, cancel);
        if (sized.Sum(one => Math.Min(one.Size, staging.Limits.FileLimit)) > staging.Limits.ExpandedLimit)
            return IngestRefusals.ExpandsTooMuch(staging.Limits.ExpandedLimit);
        foreach (var large in sized.Where(one => one.Size > staging.Limits.FileLimit))
            if (staging.Refuse(large.Path, IngestRefusals.FileTooLarge(large.Path, staging.Limits.FileLimit)) is { } stop)
                return stop;
        return await CopyAsync([.. sized.Where(one => one.Size <= staging.Limits.FileLimit)], cancel);
    }

    private Refusal? Refuse(List<Entry> entries, string? folder)
    {
        if (entries.Count == 0 && folder is not null)
            return SourceRefusals.NothingThere(folder);
        if (entries.Count > staging.Limits.FileCountLimit)
            return IngestRefusals.TooManyFiles(staging.Limits.FileCountLimit);
        return entries.FirstOrDefault(one => one.Mode is "120000" or "160000") switch
        {
            { Mode: "120000" } link => SourceRefusals.LinkInRepository(link.Path),
            { } submodule => SourceRefusals.SubmoduleInRepository(submodule.Path),
            null => null,
        };
    }

    /// <summary>A remote that knows no filter has sent everything already; one that does has sent no content yet.</summary>
    private async Task<Refusal?> FetchMissingAsync(string commit, List<Entry> entries, CancellationToken cancel)
    {
        var listed = await repository.AskAsync(["rev-list", "--objects", "--missing=print", "-1", commit], new GitFeed(), cancel);
        if (!listed.Succeeded)
            return SourceRefusals.NotReached("git could not list what it has not fetched yet.");
        var missing = listed.Text.Split('\n').Where(line => line.StartsWith('?')).Select(line => line[1..]).ToHashSet(StringComparer.Ordinal);
        var wanted = entries.Select(one => one.Id).Where(missing.Contains).Distinct(StringComparer.Ordinal).ToList();
        return wanted.Count == 0 ? null : await repository.FetchObjectsAsync(wanted, cancel);
    }

    private async Task<List<Entry>> SizesAsync(List<Entry> entries, CancellationToken cancel)
    {
        var checkedSizes = await repository.AskAsync(["cat-file", "--batch-check"], new GitFeed(Ids(entries)), cancel);
        var sizes = checkedSizes.Text.Split('\n');
        return entries.Count == 0 ? entries
            : [.. entries.Zip(sizes, (one, line) => one with { Size = long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) })];
    }

    private async Task<Refusal?> CopyAsync(List<Entry> entries, CancellationToken cancel)
    {
        Refusal? refusal = null;
        var run = await repository.AskAsync(["cat-file", "--batch"], new GitFeed(Ids(entries), Take: async (output, token) =>
        {
            // The stream is git's pipe: it is read to its end in any case, or git would wait for a reader.
            await using var buffered = new BufferedStream(output, 64 * 1024);
            foreach (var entry in entries)
            {
                await SkipLineAsync(buffered, token);
                refusal ??= await staging.AddAsync(entry.Path, new LimitedStream(buffered, entry.Size), token);
                if (refusal is not null)
                    break;
                await SkipLineAsync(buffered, token);
            }
            await buffered.CopyToAsync(Stream.Null, token);
        }), cancel);
        return refusal ?? (run.Succeeded ? null : SourceRefusals.NotReached("git could not read the commit's files."));
    }

    private static async Task SkipLineAsync(Stream stream, CancellationToken cancel)
    {
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancel) == 1 && one[0] != '\n')
        {
        }
    }

    private static byte[] Ids(IEnumerable<Entry> entries) => Encoding.ASCII.GetBytes(string.Concat(entries.Select(one => one.Id + "\n")));

    private static Entry Read(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var facts = line[..tab].Split(' ');
        return new Entry(facts[0], facts[2], line[(tab + 1)..]);
    }

    /// <summary>Hidden folders are passed by, as in a folder on this machine.</summary>
    private static bool IsMeant(Entry entry) => !entry.Path.Split('/')[..^1].Any(one => one[0] == '.' || one == "node_modules");
}
