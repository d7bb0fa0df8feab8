using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// One pass over JSON tokens into a pooled buffer. Members are written as they come; an object whose keys came out of order
/// is put in order when it closes, so that documents which already are canonical cost one copy.
/// </summary>
internal sealed class JsonCanonicaliser(int capacity) : IDisposable
{
    private const int UsualDepth = 8;

    private Open[] _open = new Open[UsualDepth];
    private readonly CanonicalMembers _members = new();
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;
    private int _depth;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Canonicalises one whole document; it must be valid UTF-8. Null when it has a canonical form.</summary>
    public Refusal? Run(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = CanonicalJson.MaxDepth + 1 });
        try
        {
            while (reader.Read())
                if (Accept(ref reader, json) is { } refusal)
                    return refusal;
            return null;
        }
        catch (JsonException unreadable)
        {
            return UnreadableJson.Explain(unreadable, json);
        }
    }

    public void Dispose()
    {
        _members.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    private Refusal? Accept(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                return Key(ref reader, json);
            case JsonTokenType.EndObject:
                return EndObject(json);
            case JsonTokenType.EndArray:
                _depth--;
                Append(']');
                return null;
        }
        Separate();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when _depth == CanonicalJson.MaxDepth:
                return ArtifactsRefusals.JsonTooDeep(TextPlace.Of(json, reader.TokenStartIndex), CanonicalJson.MaxDepth);
            case JsonTokenType.StartObject:
                Append('{');
                Enter(new Open { IsObject = true, Mark = _members.Mark() });
                return null;
            case JsonTokenType.StartArray:
                Append('[');
                Enter(default);
                return null;
            case JsonTokenType.String:
                return Text(ref reader, json);
            case JsonTokenType.Number:
                return Number(ref reader, json);
            default:
                Append(reader.ValueSpan);
                return null;
        }
    }

    private void Enter(Open entered)
    {
        if (_depth == _open.Length)
            Array.Resize(ref _open, 2 * _depth);
        _open[_depth++] = entered;
    }

    /// <summary>A comma before every array item but the first; members get theirs with the key.</summary>
    private void Separate()
    {
        if (_depth == 0)
            return;
        ref var open = ref _open[_depth - 1];
        if (open.IsObject)
            return;
        if (open.HasItems)
            Append(',');
        open.HasItems = true;
    }

    private Refusal? Key(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        ref var open = ref _open[_depth - 1];
        if (open.HasItems)
        {
            _members.Close(_length);
            Append(',');
        }
        var start = _length;
        if (Text(ref reader, json) is { } refusal)
            return refusal;
        var ordered = _members.Add(_bytes, start, _length, (int)reader.TokenStartIndex, reader.ValueIsEscaped, follows: open.HasItems);
        open.OutOfOrder |= !ordered;
        open.HasItems = true;
        Append(':');
        return null;
    }

    private Refusal? EndObject(ReadOnlySpan<byte> json)
    {
        var open = _open[--_depth];
        if (open.HasItems)
            _members.Close(_length);
        if (open.OutOfOrder && _members.Arrange(_bytes, open.Mark) is { } twice)
            return ArtifactsRefusals.DuplicateKey(TextPlace.Of(json, twice.Offset), Shorten(Encoding.UTF8.GetString(twice.Key)));
        _members.Release(open.Mark);
        Append('}');
        return null;
    }

    private Refusal? Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var content = reader.ValueSpan;
        Reserve(content.Length + 2);
        _bytes[_length++] = (byte)'"';
        if (!reader.ValueIsEscaped)
        {
            content.CopyTo(_bytes.AsSpan(_length));
            _length += content.Length;
        }
        else
        {
            var written = CanonicalString.Rewrite(content, _bytes.AsSpan(_length));
            if (written < 0)
                return ArtifactsRefusals.UnpairedSurrogate(TextPlace.Of(json, reader.TokenStartIndex + 1 + (-1 - written)));
            _length += written;
        }
        _bytes[_length++] = (byte)'"';
        return null;
    }

    private Refusal? Number(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var token = reader.ValueSpan;
        if (Es6Number.IsCanonical(token))
        {
            Append(token);
            return null;
        }
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return ArtifactsRefusals.NumberOutOfRange(TextPlace.Of(json, reader.TokenStartIndex));
        Reserve(Es6Number.MaxLength);
        _length += Es6Number.Write(value, _bytes.AsSpan(_length));
        return null;
    }

    private void Append(char ascii)
    {
        Reserve(1);
        _bytes[_length++] = (byte)ascii;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Pooled.Grow(ref _bytes, _length, count);
    }

    private static string Shorten(string key) => key.Length <= 60 ? key : key[..59] + "…";

    private struct Open
    {
        public bool IsObject;
        public bool HasItems;
        public bool OutOfOrder;
        public CanonicalMembers.Position Mark;
    }
}
