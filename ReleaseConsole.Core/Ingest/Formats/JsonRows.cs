using System.Buffers;
using System.Text;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The rows of one JSON list from a stream, each in canonical form: memory depends on the longest row, not on the file. What cannot be read
/// is refused with its place in the file, as if the whole had been held.
/// </summary>
internal sealed class JsonRows(Stream stream) : IDisposable
{
    public const int LongestRow = JsonLinesProfile.LongestLine;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = CanonicalJson.MaxDepth + 1 });
    private int _at;
    private int _row;
    private int _held;
    private bool _ended;
    private bool _begun;
    private bool _closed;
    private bool _isOther;

    /// <summary>What of the file stands before the buffer: whole lines, and characters of the line it begins in.</summary>
    private (int Lines, int Characters) _before;

    public long Rows { get; private set; }

    /// <summary>
    /// Where the row last read begins; told only when it is asked for, because counting lines for each row takes longer than reading it.
    /// </summary>
    public string Place => PlaceOf(_row, "");

    /// <summary>Where in the row last read a whole number stands that no double holds; null where there is none.</summary>
    public string? WideNumber { get; private set; }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>The next row in canonical form; null behind the last one.</summary>
    public async Task<Result<byte[]?>> NextAsync(CancellationToken cancel)
    {
        while (!_closed)
        {
            if (_isOther)
                return await OtherAsync(cancel);
            if (Step() is { } step)
                return step;
            if (_closed || _isOther)
                continue;
            if (_held - _at >= LongestRow)
                return FormatRefusals.LineTooLong(PlaceOf(_at, ""), LongestRow);
            await FillAsync(cancel);
        }
        return (byte[]?)null;
    }

    /// <summary>A row, or why it is none; null where more of the file is needed, and behind the last row.</summary>
    private Result<byte[]?>? Step()
    {
        var rest = _buffer.AsSpan(_at, _held - _at);
        var reader = new Utf8JsonReader(rest, _ended, _state);
        try
        {
            if (!reader.Read())
                return null;
            if (!_begun)
                return Begin(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
                return End(ref reader);
            var start = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
                return null;
            var end = (int)reader.BytesConsumed;
            (_state, Rows) = (reader.CurrentState, Rows + 1);
            var row = Canonical(_at + start, end - start);
            _at += end;
            return row;
        }
        catch (JsonException)
        {
            return WhyNot();
        }
    }

    private Result<byte[]?>? Begin(ref Utf8JsonReader reader)
    {
        _isOther = reader.TokenType != JsonTokenType.StartArray;
        if (_isOther)
            return null;
        _begun = true;
        _state = reader.CurrentState;
        _at += (int)reader.BytesConsumed;
        return Step();
    }

    /// <summary>What is no list has no rows to be told apart; how it is wrong is only said where it is short.</summary>
    private async Task<Refusal> OtherAsync(CancellationToken cancel)
    {
        while (!_ended && _held < LongestRow)
            await FillAsync(cancel);
        var whole = _buffer.AsMemory(0, _held);
        return (_ended ? CanonicalJson.From(whole.Span).Refusal : null)
            ?? (WideNumbers.FirstIn(whole.Span) is { } wide ? ArtifactsRefusals.NumberNotExact(TextPlace.Of(whole.Span, wide)) : null)
            ?? IngestRefusals.WrongType("1:1", "A dataset", "a list of rows");
    }

    /// <summary>Nothing but spaces may stand behind the list.</summary>
    private Result<byte[]?>? End(ref Utf8JsonReader reader)
    {
        if (!_ended)
            return null;
        while (reader.Read())
        {
        }
        _closed = true;
        return null;
    }

    /// <summary>With a bracket round it, a row is as deep as it is in the list.</summary>
    private Result<byte[]?> Canonical(int start, int length)
    {
        byte[] wrapped = [(byte)'[', .. _buffer.AsSpan(start, length), (byte)']'];
        _row = start;
        WideNumber = WideNumbers.FirstIn(_buffer.AsSpan(start, length)) is { } wide ? PlaceOf(start + wide, "") : null;
        var canonical = CanonicalJson.From(wrapped);
        return canonical.Succeeded
            ? canonical.Value[1..^1]
            : canonical.Refusal with { Place = PlaceOf(start, canonical.Refusal.Place!, prefix: 1) };
    }

    /// <summary>The first thing that is wrong from the last row on, as reading the whole would say it.</summary>
    private Refusal WhyNot()
    {
        var prefix = !_begun ? [] : Rows > 0 ? "[{}"u8 : "["u8;
        byte[] rest = [.. prefix, .. _buffer.AsSpan(_at, _held - _at)];
        var refusal = CanonicalJson.From(rest).Refusal ?? ArtifactsRefusals.JsonEndsEarly("1:1");
        return refusal with { Place = PlaceOf(_at, refusal.Place!, prefix.Length) };
    }

    /// <summary>A place in the file: of a byte of the buffer, or one told from there on with so many characters before it.</summary>
    private string PlaceOf(int start, string told, int prefix = 0)
    {
        var above = Places.Behind(_before.Lines, _before.Characters, TextPlace.Of(_buffer.AsSpan(0, _held), start));
        var (line, column) = Places.Parse(above);
        return told.Length == 0 ? above : Places.Behind(line!.Value - 1, column!.Value - 1 - prefix, told);
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        if (_at > 0)
        {
            Forget(_buffer.AsSpan(0, _at));
            _buffer.AsSpan(_at, _held - _at).CopyTo(_buffer);
            (_held, _at) = (_held - _at, 0);
        }
        if (_held == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _held).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var isFirst = !_begun && _held == 0;
        var read = await stream.ReadAtLeastAsync(_buffer.AsMemory(_held), _buffer.Length - _held, throwOnEndOfStream: false, cancel);
        _ended = read < _buffer.Length - _held;
        _held += read;
        if (isFirst && _buffer.AsSpan(0, _held).StartsWith(CanonicalText.ByteOrderMark))
        {
            _held -= CanonicalText.ByteOrderMark.Length;
            _buffer.AsSpan(CanonicalText.ByteOrderMark.Length, _held).CopyTo(_buffer);
        }
    }

    private void Forget(ReadOnlySpan<byte> read)
    {
        var lines = read.Count((byte)'\n');
        var characters = Encoding.UTF8.GetCharCount(read[(read.LastIndexOf((byte)'\n') + 1)..]);
        _before = lines == 0 ? (_before.Lines, _before.Characters + characters) : (_before.Lines + lines, characters);
    }
}
