using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;
using static ReleaseConsole.Tests.Resolve.ClosureTests;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>What settings and tools start or reach as a server is one version, or it is open.</summary>
public sealed class LaunchedVersionsTests
{
    [Theory]
    [InlineData("npx", "-y @modelcontextprotocol/server-filesystem /data", "@modelcontextprotocol/server-filesystem")]
    [InlineData("npx", "-y @modelcontextprotocol/server-filesystem@latest /data", "@modelcontextprotocol/server-filesystem@latest")]
    [InlineData("npx", "@acme/desk@^2.0.0", "@acme/desk@^2.0.0")]
    [InlineData("npx", "-y @acme/desk@2.1.0 --verbose", null)]
    [InlineData("npx", "--package=@acme/desk@2.1.0 desk", null)]
    [InlineData("npx", "-p @acme/desk desk", "@acme/desk")]
    [InlineData("cmd", "/c npx -y @acme/desk", "@acme/desk")]
    [InlineData("C:\\\\node\\\\npx.cmd", "desk@next", "desk@next")]
    [InlineData("npx", "github:acme/desk", "github:acme/desk")]
    [InlineData("npx", "github:acme/desk#0123456789abcdef0123456789abcdef01234567", null)]
    [InlineData("pnpm", "dlx desk", "desk")]
    [InlineData("node", "./server.js", null)]
    [InlineData("npx", "./desk", null)]
    [InlineData("uvx", "mcp-server-git", "mcp-server-git")]
    [InlineData("uvx", "--from mcp-server-git==2025.1.14 mcp-server-git", null)]
    [InlineData("uvx", "--python 3.12 mcp-server-git>=2", "mcp-server-git>=2")]
    [InlineData("docker", "run -i --rm -e TOKEN mcp/github", "mcp/github")]
    [InlineData("docker", "run -i --rm mcp/github:1.4.0", null)]
    [InlineData("docker", "run mcp/github@sha256:0f", null)]
    [InlineData("npx", "-y @acme/desk@1.2", "@acme/desk@1.2")]
    [InlineData("npx", "-y @acme/desk@1.2.x", "@acme/desk@1.2.x")]
    [InlineData("npx", "--prefix /srv -y desk@latest", "desk@latest")]
    [InlineData("npx", "-p a@1.0.0 -p b@latest run", "b@latest")]
    [InlineData("uvx", "--cache-dir /tmp/uv mcp-server-git", "mcp-server-git")]
    [InlineData("uvx", "--with beside a==1.0", "beside")]
    [InlineData("docker", "run -i --rm --cap-drop ALL --security-opt no-new-privileges -p 80:80 mcp/github@sha256:0f", null)]
    [InlineData("docker", "run -it --network=host --cap-drop ALL mcp/github", "mcp/github")]
    public void What_a_server_is_started_from_is_one_version_or_open(string command, string args, string? open)
    {
        var list = string.Join(", ", args.Split(' ').Select(one => $"\"{one}\""));
        var text = $$"""{"mcpServers": {"desk": {"command": "{{command}}", "args": [{{list}}]} } }""";
        foreach (var kind in new[] { ArtifactKind.Settings, ArtifactKind.Tool })
            Opened(new ClosureContent(kind, $"{kind.Folder()}/x", text))
                .Select(one => one.Split(' ')[1]).ShouldBe(open is null ? [] : [open]);
    }

    [Theory]
    [InlineData("npx -y desk", "desk")]
    [InlineData("cd /srv && TOKEN=1 exec npx -y desk@next", "desk@next")]
    [InlineData("npx -y desk@1.2.3; uvx mcp-server-git", "mcp-server-git")]
    [InlineData("npx -y desk@1.2.3", null)]
    [InlineData("./serve.sh --npx", null)]
    public void What_a_shell_starts_is_one_version_or_open(string line, string? open) =>
        Opened(new ClosureContent(ArtifactKind.Settings, "settings/x", $$"""{"desk": {"command": "sh", "args": ["-c", "{{line}}"]} }"""))
            .Select(one => one.Split(' ')[1]).ShouldBe(open is null ? [] : [open]);

    [Theory]
    [InlineData(1, "desk")]
    [InlineData(4, "desk")]
    [InlineData(5, "sh")]
    [InlineData(10_000, "sh")]
    public void Shells_in_shells_are_followed_a_few_deep_and_what_more_of_them_start_is_open(int shells, string open) =>
        Opened(new ClosureContent(
            ArtifactKind.Settings, "settings/x",
            $$"""{"desk": {"command": "{{string.Concat(Enumerable.Repeat("sh -c ", shells))}}npx -y desk"} }"""))
            .Select(one => one.Split(' ')[1]).ShouldBe([open]);

    [Theory]
    [InlineData("""{"type": "mcp", "server_label": "desk", "server_url": "https://mcp.example.com/desk@latest/sse"}""", true)]
    [InlineData("""{"type": "mcp", "server_label": "desk", "server_url": "https://mcp.example.com/v2/sse"}""", false)]
    [InlineData(
        """{"serverInfo": {"name": "desk", "version": "latest"}, "tools": [{"name": "refund", "inputSchema": {"type": "object"}}]}""",
        true)]
    [InlineData(
        """{"serverInfo": {"name": "desk", "version": "1"}, "tools": [{"name": "refund", "inputSchema": {"type": "object"}}]}""", false)]
    [InlineData("""{"packages": [{"identifier": "@acme/desk", "version": "~2.1"}]}""", true)]
    [InlineData(
        """{"name": "refund", "inputSchema": {"type": "object", "properties": {"x": {"name": "a", "version": "latest"}}}}""", false)]
    public void A_tool_names_one_version_of_its_server_or_is_open(string text, bool isOpen) =>
        Opened(new ClosureContent(ArtifactKind.Tool, "tools/x", text)).Count.ShouldBe(isOpen ? 1 : 0);
}
