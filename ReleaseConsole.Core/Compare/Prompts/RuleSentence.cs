using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What joins a word to the one before it.</summary>
[Flags]
internal enum Joint
{
    None = 0,
    Comma = 1,
    And = 2,
    Or = 4,
    Colon = 8,
}

/// <summary>Words that one of two wordings has and the other has not, as places in it.</summary>
internal readonly record struct Stretch(int From, int To);

/// <summary>A sentence as its words in small letters, and what joins each to the one before it.</summary>
internal sealed partial class RuleSentence
{
    private readonly List<(string Text, Joint Before)> _words = [];

    public RuleSentence(string text)
    {
        var joint = Joint.None;
        foreach (Match match in Word().Matches(text.ToLowerInvariant()))
            if (JointOf(match.Value) is not Joint.None and var joins)
                joint |= joins;
            else
            {
                _words.Add((match.Value, joint));
                joint = Joint.None;
            }
    }

    public int Count => _words.Count;

    public string this[int at] => _words[at].Text;

    public Joint Before(int at) => at < Count ? _words[at].Before : Joint.None;

    public string Text(Stretch stretch) => string.Join(' ', _words[stretch.From..stretch.To].Select(word => word.Text));

    /// <summary>How the members of the list join to which the stretch belongs: "or" where one of them is enough.</summary>
    public bool IsEither(Stretch stretch)
    {
        for (var at = stretch.From; at <= stretch.To && at < Count; at++)
            if ((Before(at) & (Joint.And | Joint.Or)) is not Joint.None and var joint)
                return joint.HasFlag(Joint.Or);
        for (var at = stretch.To; at < Count; at++)
            if ((Before(at) & (Joint.And | Joint.Or)) is not Joint.None and var joint)
                return joint.HasFlag(Joint.Or);
        return false;
    }

    /// <summary>Where the other has fewer words in the same order: the words it lacks. Null where it has others.</summary>
    public List<Stretch>? Beyond(RuleSentence other)
    {
        if (other.Count > Count)
            return null;
        var (stretches, at, from) = (new List<Stretch>(), 0, -1);
        for (var word = 0; word < Count; word++)
            if (at < other.Count && this[word] == other[at])
            {
                if (from >= 0)
                    stretches.Add(new Stretch(from, word));
                (at, from) = (at + 1, -1);
            }
            else if (from < 0)
                from = word;
        if (from >= 0)
            stretches.Add(new Stretch(from, Count));
        return at == other.Count ? stretches : null;
    }

    private static Joint JointOf(string word) => word switch
    {
        "," or ";" => Joint.Comma,
        "and" or "&" or "und" or "et" => Joint.And,
        "or" or "nor" or "oder" or "ou" => Joint.Or,
        ":" or "–" or "—" => Joint.Colon,
        _ => Joint.None,
    };

    [GeneratedRegex(@"[\p{L}\p{N}_€$£{}]+(?:['’-][\p{L}\p{N}]+|[.,]\p{N}+)*|[,;:–—&]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
