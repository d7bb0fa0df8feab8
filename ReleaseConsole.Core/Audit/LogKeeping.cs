using System.Text.Json;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What is kept of each log outside the database, in the data directory: the watermark, which a restored or shortened database cannot
/// take back, and the last verification. Files are replaced whole.
/// </summary>
public sealed class LogKeeping(StorageOptions options)
{
    private readonly Lock _writing = new();

    public Watermark? WatermarkOf(TenantId tenant) => Read<Watermark>(PathOf(tenant, "watermark"));

    /// <summary>Moves the watermark up; a smaller head never takes its place.</summary>
    public void Raise(TenantId tenant, Watermark head)
    {
        lock (_writing)
        {
            if (WatermarkOf(tenant) is not { } known || head.Size > known.Size)
                Write(PathOf(tenant, "watermark"), head);
        }
    }

    public LastVerification? LastOf(TenantId tenant) => Read<LastVerification>(PathOf(tenant, "verified"));

    public void Keep(TenantId tenant, LastVerification verification)
    {
        lock (_writing)
            Write(PathOf(tenant, "verified"), verification);
    }

    private string PathOf(TenantId tenant, string what) =>
        Path.Combine(options.DataDirectory, "audit", $"{tenant.Value:n}.{what}.json");

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), CanonicalJson.Options);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static void Write<T>(string path, T value)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Path.GetRandomFileName()}";
        using (var file = new FileStream(draft, FileMode.CreateNew))
        {
            file.Write(CanonicalJson.Of(value));
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }
}
