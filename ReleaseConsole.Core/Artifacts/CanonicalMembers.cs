using System.Buffers;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>The members of the objects that are still open, as ranges of the output: where each is, and its key for ordering.</summary>
internal sealed class CanonicalMembers : IDisposable
{
    private Member[] _members = ArrayPool<Member>.Shared.Rent(256);
    private byte[] _plainKeys = ArrayPool<byte>.Shared.Rent(256);
    private byte[] _scratch = [];
    private int _count;
    private int _plainLength;

    public Position Mark() => new(_count, _plainLength);

    /// <summary>Takes a key that was written between quotes; false when it does not sort after the one before it.</summary>
    public bool Add(byte[] output, int start, int end, int sourceOffset, bool escaped, bool follows)
    {
        if (_count == _members.Length)
            Pooled.Grow(ref _members, _count, more: 1);
        ref var member = ref _members[_count++];
        member = new Member { Start = start, SourceOffset = sourceOffset, KeyStart = start + 1, KeyLength = end - start - 2 };
        if (escaped)
            Unescape(output, ref member);
        return !follows || Utf16Order.Compare(Key(output, _members[_count - 2]), Key(output, member)) < 0;
    }

    /// <summary>Ends the latest member of the innermost object.</summary>
    public void Close(int end) => _members[_count - 1].End = end;

    /// <summary>Puts the members since the mark in order within the output. Returns a key that is there twice, if one is.</summary>
    public Duplicate? Arrange(byte[] output, Position mark)
    {
        var members = _members.AsSpan(mark.Count, _count - mark.Count);
        var (from, to) = (members[0].Start, members[^1].End);
        Sort(output, members);
        for (var i = 1; i < members.Length; i++)
            if (Key(output, members[i - 1]).SequenceEqual(Key(output, members[i])))
                return new Duplicate(
                    Key(output, members[i]).ToArray(), Math.Max(members[i - 1].SourceOffset, members[i].SourceOffset));
        Rewrite(output, members, from, to);
        return null;
    }

    public void Release(Position mark) => (_count, _plainLength) = (mark.Count, mark.PlainLength);

    public void Dispose()
    {
        ArrayPool<Member>.Shared.Return(_members);
        ArrayPool<byte>.Shared.Return(_plainKeys);
        if (_scratch.Length > 0)
            ArrayPool<byte>.Shared.Return(_scratch);
    }

    private void Sort(byte[] output, Span<Member> members)
    {
        if (members.Length > 32)
        {
            members.Sort((left, right) => Utf16Order.Compare(Key(output, left), Key(output, right)));
            return;
        }
        for (var i = 1; i < members.Length; i++)
        {
            var member = members[i];
            var key = Key(output, member);
            var at = i;
            for (; at > 0 && Utf16Order.Compare(Key(output, members[at - 1]), key) > 0; at--)
                members[at] = members[at - 1];
            members[at] = member;
        }
    }

    private void Rewrite(byte[] output, ReadOnlySpan<Member> members, int from, int to)
    {
        if (_scratch.Length < to - from)
            Pooled.Grow(ref _scratch, used: 0, more: to - from);
        output.AsSpan(from, to - from).CopyTo(_scratch);
        var at = from;
        foreach (ref readonly var member in members)
        {
            if (at > from)
                output[at++] = (byte)',';
            var length = member.End - member.Start;
            _scratch.AsSpan(member.Start - from, length).CopyTo(output.AsSpan(at));
            at += length;
        }
    }

    /// <summary>Order is by the characters themselves, so a key with escapes is kept once more without them.</summary>
    private void Unescape(byte[] output, ref Member member)
    {
        if (_plainKeys.Length - _plainLength < member.KeyLength)
            Pooled.Grow(ref _plainKeys, _plainLength, member.KeyLength);
        var canonical = output.AsSpan(member.KeyStart, member.KeyLength);
        member.KeyStart = _plainLength;
        member.KeyLength = CanonicalString.Unescape(canonical, _plainKeys.AsSpan(_plainLength));
        member.KeyIsPlain = true;
        _plainLength += member.KeyLength;
    }

    private ReadOnlySpan<byte> Key(byte[] output, in Member member) =>
        (member.KeyIsPlain ? _plainKeys : output).AsSpan(member.KeyStart, member.KeyLength);

    internal readonly record struct Position(int Count, int PlainLength);

    internal sealed record Duplicate(byte[] Key, int Offset);

    private struct Member
    {
        public int Start;
        public int End;
        public int KeyStart;
        public int KeyLength;
        public int SourceOffset;
        public bool KeyIsPlain;
    }
}
