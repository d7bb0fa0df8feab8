using System.Buffers.Binary;

namespace ReleaseConsole.Core.Audit;

/// <summary>One signature line of a note: who says so, with which key, and the bytes; meaningless until verified.</summary>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature)
{
    internal const string Start = "— ";

    internal string Line
    {
        get
        {
            var bytes = new byte[4 + Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
            Signature.CopyTo(bytes, 4);
            return $"{Start}{Name} {Convert.ToBase64String(bytes)}\n";
        }
    }
}
