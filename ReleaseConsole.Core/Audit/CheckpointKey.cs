using System.Security.Cryptography;
using System.Text;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The private key that signs checkpoints: ECDSA P-256, kept as a PKCS#8 PEM file that only its owner may read.
/// One key serves the logs of all tenants; each signs under its own origin.
/// </summary>
public sealed class CheckpointKey : IDisposable
{
    private readonly Lock _signing = new();
    private readonly ECDsa _key;

    private CheckpointKey(ECDsa key) => _key = key;

    /// <summary>
    /// The key in the file, or a new one when there is no file yet. The file appears whole or not at all, and of two processes
    /// that start at once both end with the key of the one that was first.
    /// </summary>
    public static CheckpointKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
            Create(path);
        return Load(path);
    }

    public static CheckpointKey Load(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize != 256)
                throw new CryptographicException("The key is not on P-256.");
            return new CheckpointKey(key);
        }
        catch (Exception unusable) when (unusable is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} holds no P-256 private key; restore it from a backup: {unusable.Message}", unusable);
        }
    }

    /// <summary>What a reader needs to check this key's signatures under the origin.</summary>
    public NoteKey PublicKey(string origin) => NoteKey.Of(origin, _key);

    /// <summary>The checkpoint as a note signed under its own origin.</summary>
    public SignedNote Sign(Checkpoint checkpoint)
    {
        var text = checkpoint.Text;
        lock (_signing)
        {
            var signature = _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            return new SignedNote(text, [new NoteSignature(checkpoint.Origin, PublicKey(checkpoint.Origin).Id, signature)]);
        }
    }

    public void Dispose() => _key.Dispose();

    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its key is the log's key.
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
