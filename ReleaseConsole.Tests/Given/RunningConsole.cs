using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Tests.Given;

/// <summary>The real program in a process of its own, on its own data and the demo workspace, to be killed and started again.</summary>
internal sealed class RunningConsole : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ReleaseConsole.Web.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly HttpClient _http = new();
    private Process? _host;
    private string _address = "";

    private readonly string? _postgres;

    private RunningConsole(string? postgres) => _postgres = postgres;

    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("console-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="postgres">How a PostgreSQL database is reached; null: SQLite in the data directory.</param>
    public static async Task<RunningConsole> StartAsync(string? postgres = null)
    {
        var console = new RunningConsole(postgres);
        await console.StartAgainAsync();
        return console;
    }

    public async Task StartAgainAsync()
    {
        for (var left = 3; _host is null; left--)
        {
            _address = StartedHost.FreeAddress();
            try
            {
                _host = await StartedHost.ReadyAsync(Exec("--urls", _address), _address, Patience);
            }
            catch (HttpRequestException) when (left > 1)
            {
                // The program ended: another test's program may have taken the port that was free a moment ago.
            }
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is finished.</summary>
    /// <param name="withChildren">Whether the git that it runs dies too, or goes on without it.</param>
    public async Task KillAsync(bool withChildren = false)
    {
        _host!.Kill(withChildren);
        await _host.WaitForExitAsync(Cancel);
        _host.Dispose();
        _host = null;
    }

    /// <summary>A service key, made by the program's own verb.</summary>
    public async Task<string> KeyAsync(string role, string? lane = null)
    {
        string[] lanes = lane is null ? [] : ["--lane", lane];
        var said = await VerbAsync(["keys", "create", "--name", $"{role} {lane}", "--role", role, .. lanes, "--json"]);
        return JsonNode.Parse(said)!["secret"]!.GetValue<string>();
    }

    public Task<JsonNode> GetAsync(string key, string path) => SendAsync(key, HttpMethod.Get, path, content: null);

    public Task<JsonNode> PostAsync(string key, string path, object? body = null) =>
        SendAsync(key, HttpMethod.Post, path, JsonContent.Create(body ?? new { }));

    /// <summary>A zip of text files, sent as one import.</summary>
    public Task<JsonNode> ImportAsync(string key, string product, IEnumerable<(string Path, string Text)> files)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files)
                using (var writer = new StreamWriter(archive.CreateEntry(path).Open()))
                    writer.Write(text);
        var content = new ByteArrayContent(zip.ToArray());
        content.Headers.ContentType = new("application/zip");
        return SendAsync(key, HttpMethod.Post, $"/products/{product}/imports", content);
    }

    /// <summary>How many entries of this action the log has about the subject.</summary>
    public async Task<int> EntriesAsync(string auditor, string action, string subject) =>
        (await GetAsync(auditor, $"/audit/events?action={action}&subject={Uri.EscapeDataString(subject)}"))["items"]!.AsArray().Count;

    /// <summary>What a verb of the program prints; it must end well.</summary>
    public async Task<string> VerbAsync(params string[] arguments)
    {
        var start = Exec(arguments);
        start.RedirectStandardOutput = true;
        using var verb = Process.Start(start)!;
        var said = await verb.StandardOutput.ReadToEndAsync(Cancel);
        await verb.WaitForExitAsync(Cancel);
        verb.ExitCode.ShouldBe(0, said);
        return said;
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Patience);
            await Task.Delay(50, Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await KillAsync(withChildren: true);
        _http.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task<JsonNode> SendAsync(string key, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{_address}/api/v1{path}"));
        request.Headers.Authorization = new("Bearer", key);
        request.Content = content;
        using var answer = await _http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private ProcessStartInfo Exec(params string[] arguments) => new("dotnet", ["exec", Program, .. arguments])
    {
        WorkingDirectory = DataDirectory,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ReleaseConsole__DataDirectory"] = DataDirectory,
            ["Logging__LogLevel__Default"] = "None",
            ["ReleaseConsole__Database__Provider"] = _postgres is null ? "Sqlite" : "PostgreSql",
            ["ReleaseConsole__Database__ConnectionString"] = _postgres ?? "",
            ["ReleaseConsole__Database__MigrateAtStart"] = "true",
        },
    };
}
