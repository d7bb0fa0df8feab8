using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Tests.Given;

/// <summary>Repositories below a folder served by the real <c>git http-backend</c> on a free loopback port, open or behind Basic.</summary>
internal sealed class GivenGitHttp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _root;
    private readonly string? _credential;

    private GivenGitHttp(WebApplication app, string root, string? credential) => (_app, _root, _credential) = (app, root, credential);

    public string Address => _app.Urls.First();

    /// <summary>Where every request is sent instead, when set.</summary>
    public string? RedirectsTo { get; set; }

    /// <summary>Whether anybody may push; the forge says 403 otherwise.</summary>
    public bool TakesPushes { get; set; }

    /// <summary>Whether a push breaks off on its way, before the repository has any of it.</summary>
    public bool BreaksPushes { get; set; }

    /// <summary>How often a push arrived.</summary>
    public int Pushes { get; private set; }

    /// <summary>How many bytes of repositories were sent.</summary>
    public long Sent { get; private set; }

    public static async Task<GivenGitHttp> StartAsync(string root, string? credential = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new GivenGitHttp(builder.Build(), root, credential);
        server._app.MapFallback(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (RedirectsTo is { } elsewhere)
        {
            context.Response.Redirect(elsewhere + context.Request.Path + context.Request.QueryString);
            return;
        }
        var expected = _credential is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_credential));
        if (expected is not null && context.Request.Headers.Authorization != expected)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
            return;
        }
        if (context.Request.Method == "POST" && context.Request.Path.Value!.EndsWith("/git-receive-pack", StringComparison.Ordinal))
        {
            Pushes++;
            if (BreaksPushes)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            }
        }
        using var backend = Start(context.Request);
        await context.Request.Body.CopyToAsync(backend.StandardInput.BaseStream, context.RequestAborted);
        backend.StandardInput.Close();
        var output = backend.StandardOutput.BaseStream;
        for (var line = ReadLine(output); line.Length > 0; line = ReadLine(output))
        {
            var (name, value) =
                (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "Status")
                context.Response.StatusCode = int.Parse(value[..3], System.Globalization.CultureInfo.InvariantCulture);
            else
                context.Response.Headers[name] = value;
        }
        var part = new byte[81920];
        for (int read; (read = await output.ReadAsync(part, context.RequestAborted)) > 0; Sent += read)
            await context.Response.Body.WriteAsync(part.AsMemory(0, read), context.RequestAborted);
        await backend.WaitForExitAsync(context.RequestAborted);
    }

    private Process Start(HttpRequest request)
    {
        var start = new ProcessStartInfo("git", ["http-backend"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_PROJECT_ROOT"] = _root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["GIT_CONFIG_COUNT"] = TakesPushes ? "2" : "1";
        (start.Environment["GIT_CONFIG_KEY_1"], start.Environment["GIT_CONFIG_VALUE_1"]) = ("http.receivepack", "true");
        (start.Environment["GIT_CONFIG_KEY_0"], start.Environment["GIT_CONFIG_VALUE_0"]) = ("uploadpack.allowFilter", "true");
        start.Environment["REQUEST_METHOD"] = request.Method;
        start.Environment["PATH_INFO"] = request.Path;
        start.Environment["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?') ?? "";
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"].ToString();
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding.ToString();
        return Process.Start(start)!;
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (int one; (one = stream.ReadByte()) is not (-1 or '\n');)
            line.Append((char)one);
        return line.ToString().TrimEnd('\r');
    }
}
