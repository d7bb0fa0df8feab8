using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Tests.Audit;

public sealed class CheckpointKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint-key-").FullName;

    private string KeyPath => Path.Combine(_folder, "keys", "checkpoint.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_key_made_once_is_the_same_key_afterwards_and_only_its_owner_may_read_it()
    {
        using var made = CheckpointKey.LoadOrCreate(KeyPath);
        using var loaded = CheckpointKey.LoadOrCreate(KeyPath);

        loaded.PublicKey("log").ShouldBe(made.PublicKey("log"));
        Directory.GetFiles(Path.GetDirectoryName(KeyPath)!).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KeyPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Starts_at_the_same_moment_end_with_one_key()
    {
        for (var round = 0; round < 50; round++)
        {
            var path = Path.Combine(_folder, $"keys-{round}", "checkpoint.pem");
            var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => CheckpointKey.LoadOrCreate(path))));

            keys.Select(key => key.PublicKey("log").ToString()).Distinct().ShouldHaveSingleItem();
            Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
            foreach (var key in keys)
                key.Dispose();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void A_file_that_holds_no_key_is_a_fault_that_names_the_file_and_is_left_as_it_is(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyPath)!);
        File.WriteAllText(KeyPath, content);

        Should.Throw<InvalidDataException>(() => CheckpointKey.LoadOrCreate(KeyPath)).Message.ShouldContain(KeyPath);
        File.ReadAllText(KeyPath).ShouldBe(content);
    }
}
