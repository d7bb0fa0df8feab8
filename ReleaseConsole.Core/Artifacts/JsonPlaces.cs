using System.Text;
using System.Text.Json;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Where each value of a JSON text begins, by JSON pointer, so that a finding about a path can name a line.</summary>
public static class JsonPlaces
{
    /// <summary>The place of every value; a text that is not JSON throws <see cref="JsonException"/>.</summary>
    public static IReadOnlyDictionary<string, TextPosition> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lenient = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(bytes, lenient);
        var walk = new Walk(bytes);
        while (reader.Read())
            walk.Take(ref reader);
        return walk.Places;
    }

    /// <summary>The place of one value, or null where the text has none by that path.</summary>
    public static TextPosition? Find(string text, string path) => Of(text).TryGetValue(path, out var place) ? place : null;

    private sealed class Walk(byte[] bytes)
    {
        private readonly Stack<(string Path, int Index)> _containers = new();
        private string _member = "";
        private int _offset;
        private int _line = 1;
        private int _column = 1;

        public Dictionary<string, TextPosition> Places { get; } = new(StringComparer.Ordinal);

        public void Take(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                _member = reader.GetString()!;
                return;
            }
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                _containers.Pop();
                return;
            }
            var path = NextPath();
            MoveTo((int)reader.TokenStartIndex);
            Places[path] = new TextPosition(_line, _column);
            if (reader.TokenType == JsonTokenType.StartObject)
                _containers.Push((path, -1));
            else if (reader.TokenType == JsonTokenType.StartArray)
                _containers.Push((path, 0));
        }

        private string NextPath()
        {
            if (!_containers.TryPop(out var container))
                return "";
            if (container.Index < 0)
            {
                _containers.Push(container);
                return JsonPointer.Child(container.Path, _member);
            }
            _containers.Push(container with { Index = container.Index + 1 });
            return JsonPointer.Child(container.Path, container.Index);
        }

        private void MoveTo(int offset)
        {
            for (; _offset < offset; _offset++)
            {
                var unit = bytes[_offset];
                if (unit == '\n')
                    (_line, _column) = (_line + 1, 1);
                else if ((unit & 0xC0) != 0x80)
                    // A four-byte character is two UTF-16 units.
                    _column += unit >= 0xF0 ? 2 : 1;
            }
        }
    }
}
