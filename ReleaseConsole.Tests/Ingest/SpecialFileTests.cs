using System.Diagnostics;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class SpecialFileTests
{
    [Fact]
    public async Task A_pipe_and_a_socket_in_a_folder_are_left_out_with_their_reason_and_an_empty_file_is_read()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("special");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "prompts"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prompts", "a.md"), "Hello.", cancel);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "prompts", "empty.md"), "", cancel);
        using (var made = Process.Start("mkfifo", Path.Combine(folder.FullName, "prompts", "pipe.md")))
            await made.WaitForExitAsync(cancel);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(folder.FullName, "prompts", "s.md")));
        await using var console = await TestConsole.OnSqliteAsync(cancel);

        var view = await console.ImportAsync(await console.AuthorAsync(), new FolderSource(folder.FullName))
            .WaitAsync(TimeSpan.FromSeconds(60), cancel);

        view.Item("prompts/a.md").Outcome.ShouldBe(ItemOutcome.Created);
        view.Item("prompts/empty.md").Code.ShouldBe("empty-file");
        foreach (var special in new[] { "prompts/pipe.md", "prompts/s.md" })
            view.Item(special).Reason!.ShouldContain("A pipe, a socket or a device");
        folder.Delete(recursive: true);
    }
}
