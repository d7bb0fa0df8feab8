using System.Diagnostics;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Tests.Given;

/// <summary>A real bare repository on disk, and somebody with a clone of it.</summary>
internal sealed class GivenGit
{
    private readonly string _clone;

    private GivenGit(string remote, string clone) => (Remote, _clone) = (remote, clone);

    public string Remote { get; }

    public static GivenGit In(TestConsole console) => In(console.DataDirectory);

    public static GivenGit In(string directory)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, $"remote-{Guid.CreateVersion7():n}")).FullName;
        var git = new GivenGit(Path.Combine(folder, "live.git"), Path.Combine(folder, "clone"));
        Run(folder, "init", "-q", "--bare", git.Remote);
        return git;
    }

    /// <summary>A connected repository, a deployment that is under way, and its delivery that is planned and not yet sent.</summary>
    public static async Task<(GivenGit Git, Delivery Planned, Actor Job)> PlannedAsync(TestConsole console)
    {
        var git = In(console);
        await git.ConnectAsync(console);
        await console.StartAsync(await console.ReleaseAsync("1", "Be kind.\n"), "production");
        var job = Actor.Job(console.Tenant, "test", "test");
        await console.Get<PlanWriteBacks>().RunAsync(job, TestContext.Current.CancellationToken);
        return (git, (await console.AllAsync<Delivery>()).ShouldHaveSingleItem(), job);
    }

    /// <summary>A git connection of the product's only target, written as a row.</summary>
    public async Task<Target> ConnectAsync(
        TestConsole console, string? environment = null, string? address = null, string name = "live repository", string settings = "{}")
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await console.Contexts.OpenAsync(console.Tenant, cancel);
        var product = db.Set<Core.Access.Product>().First();
        var target = new Target(address ?? Remote, environment, settings, secret: null)
        {
            Id = new TargetId(Guid.CreateVersion7()),
            TenantId = db.Tenant,
            ProductId = product.Id,
            Name = name,
            Kind = TargetKind.Git,
            AllowsPrivateNetwork = true,
            CreatedAt = db.Now,
        };
        db.Add(target);
        db.Record(Actor.Job(console.Tenant, "test", "test"), new TargetSaved(
            target.Id, target.Name, target.Kind, target.Address, environment, null, AllowsPrivateNetwork: true)
        { Product = product.Id });
        await db.SaveChangesAsync(cancel);
        return target;
    }

    public string Of(params string[] arguments) => Run(Remote, arguments);

    public string Show(string branch, string file) => Of("show", $"{branch}:{file}");

    /// <summary>Somebody edits a file of the branch by hand and pushes.</summary>
    public void EditByHand(string branch, string file, string? text)
    {
        if (!Directory.Exists(_clone))
            Run(Path.GetDirectoryName(Remote)!, "clone", "-q", Remote, _clone);
        Run(_clone, "fetch", "-q", "origin");
        Run(_clone, "checkout", "-q", "-B", branch, "origin/" + branch);
        var path = Path.Combine(_clone, file);
        if (text is null)
            File.Delete(path);
        else
            File.WriteAllText(path, text);
        Run(_clone, "add", "-A");
        Run(_clone, "-c", "user.name=Sam Hand", "-c", "user.email=sam@example.com", "commit", "-q", "-m", "quick fix");
        Run(_clone, "push", "-q", "origin", branch);
    }

    /// <summary>Commits these files on a branch, on top of what it has, and pushes; the commit's id.</summary>
    public string Commit(string branch, params (string File, string Text)[] files)
    {
        if (!Directory.Exists(_clone))
            Run(Path.GetDirectoryName(Remote)!, "clone", "-q", Remote, _clone);
        Run(_clone, "checkout", "-q", "-B", branch);
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(_clone, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return CommitAll(branch);
    }

    /// <summary>Commits these files as somebody else, with lines below the message; the commit's id.</summary>
    public string CommitAs(string name, string email, string message, string branch, params (string File, string Text)[] files)
    {
        // As hosts do: commits are sent without their contents to who asks for them so.
        Of("config", "uploadpack.allowFilter", "true");
        Commit(branch);
        foreach (var (file, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_clone, file))!);
            File.WriteAllText(Path.Combine(_clone, file), text);
        }
        Run(_clone, "add", "-A");
        Run(_clone, "-c", $"user.name={name}", "-c", $"user.email={email}", "commit", "-q", "-m", message);
        Run(_clone, "push", "-q", "origin", branch);
        return Run(_clone, "rev-parse", "HEAD").Trim();
    }

    /// <summary>Commits a symbolic link; the commit's id.</summary>
    public string Link(string branch, string file, string target)
    {
        File.CreateSymbolicLink(Path.Combine(_clone, file), target);
        return CommitAll(branch);
    }

    public string Clone(params string[] arguments) => Run(_clone, arguments);

    public string CommitAll(string branch)
    {
        Run(_clone, "add", "-A");
        Run(_clone, "-c", "user.name=Sam Hand", "-c", "user.email=sam@example.com", "commit", "-q", "--allow-empty", "-m", "change");
        Run(_clone, "push", "-q", "origin", branch, "--tags");
        return Run(_clone, "rev-parse", "HEAD").Trim();
    }

    /// <summary>
    /// Folders in folders, so many on every level, that all hold what the branch holds: a small repository without an end.
    /// </summary>
    public void Nest(string branch, int levels, int folders)
    {
        var tree = Of("rev-parse", branch + "^{tree}").Trim();
        for (var level = 0; level < levels; level++)
            tree = Fed(Remote, string.Concat(Enumerable.Range(0, folders).Select(at => $"040000 tree {tree}\tf{at:00}\n")), "mktree")
                .Trim();
        Of("update-ref", $"refs/heads/{branch}", Of(
            "-c", "user.name=Sam Hand", "-c", "user.email=sam@example.com", "commit-tree", tree, "-m", "nested").Trim());
    }

    private static string Run(string folder, params string[] arguments) => Fed(folder, "", arguments);

    private static string Fed(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {complaint.Result}");
    }
}
