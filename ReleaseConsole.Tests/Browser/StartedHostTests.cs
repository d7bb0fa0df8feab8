using System.Diagnostics;
using System.Globalization;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Browser;

public sealed class StartedHostTests
{
    [Fact]
    public async Task A_host_that_does_not_get_ready_in_time_is_not_left_behind()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no shell.");
        var folder = Directory.CreateTempSubdirectory("console").FullName;
        var note = Path.Combine(folder, "pid");
        var silent = new ProcessStartInfo("/bin/sh", ["-c", $"echo $$ > '{note}'; exec sleep 600"]);

        await Should.ThrowAsync<TimeoutException>(() => StartedHost.ReadyAsync(silent, StartedHost.FreeAddress(), TimeSpan.FromSeconds(1)));

        var id = int.Parse(await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        Should.Throw<ArgumentException>(() => Process.GetProcessById(id));
        Directory.Delete(folder, recursive: true);
    }
}
