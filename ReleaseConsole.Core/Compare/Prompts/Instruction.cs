namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// One sentence or list item of a prompt, on the line it begins on, with how firmly it speaks. <see cref="Inherited"/> is the stance of
/// the heading it is listed under. What it says is only read when asked for: most sentences of two versions are the same.
/// </summary>
public sealed record Instruction(int Line, string Text, Stance Inherited)
{
    private string? _key;
    private string[]? _keyWords;
    private Stance? _stance;
    private bool? _hedged;
    private IReadOnlyList<Figure>? _figures;

    /// <summary>The line it ends on; a sentence may be wrapped.</summary>
    public int Last { get; init; } = Line;

    /// <summary>The heading, or the line with a colon, that lends it its stance.</summary>
    public string? Under { get; init; }

    /// <summary>Who speaks it; null where the prompt names no role.</summary>
    public string? Role { get; init; }

    /// <summary>Whether it stands in an HTML comment, which the model reads and takes less seriously.</summary>
    public bool IsComment { get; init; }

    /// <summary>Whether it stands in a fenced block of code, which shows the model something and orders it nothing.</summary>
    internal bool IsCode { get; init; }

    /// <summary>Where it stands so that it does not hold: <c>struck through</c>, <c>under “Old rules”</c>. Null where it holds.</summary>
    internal string? Void { get; init; }

    /// <summary>The condition of its template under which it is in the prompt; null where it always is.</summary>
    internal TemplateGuard? Guard { get; init; }

    /// <summary>Whether it belongs to an example.</summary>
    public bool IsExample { get; init; }

    public bool IsRow { get; init; }

    public bool IsSystem => Role is "system" or "developer";

    public Stance Stance => _stance ??= Void is not null ? Stance.None : Own() is not Stance.None and var own ? own : Inherited;

    public bool Hedged => _hedged ??= StanceWords.Hedges(Text);

    /// <summary>The words that count when two sentences are held to be the same, without list marks, case and punctuation.</summary>
    public string Key => _key ??= Words(Text);

    /// <summary>Those words one by one, without what only joins them.</summary>
    internal string[] KeyWords => _keyWords ??= [.. Key.Split(' ').Where(word => word is not ("and" or "or" or "nor" or "also" or "then"))];

    public bool IsFirm => Stance is Stance.Obliges or Stance.Forbids;

    /// <summary>Whether its coming and going is told: it holds the model back, or lets it go.</summary>
    public bool IsTold => IsFirm || Stance == Stance.Permits;

    /// <summary>Whether it forbids or obliges only in words that it quotes.</summary>
    internal bool IsQuoted => IsFirm && Inherited == Stance.None && Text.AsSpan().IndexOfAny('“', '„', '"') >= 0
        && StanceWords.OfUnquoted(Text) is not (Stance.Forbids or Stance.Obliges);

    /// <summary>The figures in it, in digits and in words.</summary>
    internal IReadOnlyList<Figure> Figures => _figures ??= Figure.In(Text, withWords: true);

    /// <summary>Where it speaks from, as far as that lends it weight.</summary>
    internal int Standing => (IsComment ? 1 : 0) + (IsSystem ? 2 : 0) + (Role is not null ? 4 : 0) + (IsExample ? 8 : 0)
        + (Void is null ? 0 : 16) + (IsCode ? 32 : 0);

    // What a user is made to say in an example orders the model nothing.
    private Stance Own()
    {
        var said = IsRow ? StanceWords.OfRow(Text) : StanceWords.Of(Text);
        return !IsRow && said is (Stance.None or Stance.Advises) && Role != "user" && !IsExample && SafeguardWords.Order(Text) && !Hedged
            ? Stance.Obliges : said;
    }

    private static string Words(string text)
    {
        Span<char> words = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter) || letter is '_' or '€' or '$' or '£' or '{' or '}')
                words[length++] = char.ToLowerInvariant(letter);
            else if (length > 0 && words[length - 1] != ' ')
                words[length++] = ' ';
        return new string(words[..length].TrimEnd(' '));
    }
}
