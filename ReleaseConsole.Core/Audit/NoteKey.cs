using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// A public key that a reader trusts, as c2sp.org/signed-note writes it: <c>name+hex(key id)+base64(type ‖ key)</c>.
/// Type 0x02 only: ECDSA on P-256 over SHA-256, signature in ASN.1 DER, key in SPKI DER, key id the first 4 bytes of its SHA-256.
/// </summary>
public sealed record NoteKey
{
    private const byte EcdsaType = 0x02;
    private const string P256 = "1.2.840.10045.3.1.7";
    private readonly byte[] _spki;

    private NoteKey(string name, byte[] spki) =>
        (Name, _spki, Id) = (name, spki, BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(spki)));

    public string Name { get; }

    public uint Id { get; }

    /// <summary>The key of a log under the log's name; a key's id does not depend on its name in this signature type.</summary>
    public static NoteKey Of(string name, ECDsa key) => IsName(name)
        ? new NoteKey(name, key.ExportSubjectPublicKeyInfo())
        : throw new ArgumentException("A key name has no spaces and no plus sign.", nameof(name));

    public static Result<NoteKey> Parse(string verifierKey)
    {
        // The base64 part may hold plus signs of its own.
        var parts = verifierKey.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]))
            return AuditRefusals.KeyNotReadable("it has three parts, name+id+key");
        if (!StrictBase64.TryDecode(parts[2], out var typed) || typed.Length < 2)
            return AuditRefusals.KeyNotReadable("its last part is not base64");
        if (typed[0] != EcdsaType)
            return AuditRefusals.KeyNotReadable($"signature type 0x{typed[0]:x2} is not known here, only 0x02 (ECDSA P-256)");
        if (!IsP256(typed[1..]))
            return AuditRefusals.KeyNotReadable("its last part holds no P-256 public key");
        var key = new NoteKey(parts[0], typed[1..]);
        return string.Equals(key.HexId, parts[1], StringComparison.Ordinal)
            ? key
            : AuditRefusals.KeyNotReadable($"its id is {key.HexId}, not {parts[1]}");
    }

    /// <summary>Whether the key signed exactly this text.</summary>
    public bool Verify(string text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_spki, out _);
        return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && _spki.AsSpan().SequenceEqual(other._spki);

    public override int GetHashCode() => HashCode.Combine(Name, Id);

    public override string ToString() => $"{Name}+{HexId}+{Convert.ToBase64String([EcdsaType, .. _spki])}";

    /// <summary>Key names are not empty and hold neither Unicode spaces nor a plus sign.</summary>
    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(unit => char.IsWhiteSpace(unit) || char.IsControl(unit) || unit == '+');

    private string HexId => Id.ToString("x8", CultureInfo.InvariantCulture);

    private static bool IsP256(byte[] spki)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out var read);
            return read == spki.Length
                && key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true, Oid.Value: P256 };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
