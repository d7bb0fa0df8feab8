namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Where in a prompt its sentences are read: who speaks, below which heading and which line with a colon, in which branch of a template,
/// and what takes from them that they hold (a comment, a block of code, a line through them).
/// </summary>
internal sealed class InstructionPlace
{
    private (Stance Stance, string? Name) _heading;
    private (Stance Stance, string? Name) _lead;
    private RetiredPart _retired;
    private ((Stance, string?) Heading, (Stance, string?) Lead, RetiredPart Retired) _outside;
    private string? _role;
    private bool _isExample;

    public bool IsComment { get; private set; }

    public bool IsCode { get; set; }

    public bool IsStruck { get; set; }

    public TemplateGuard? Guard { get; set; }

    /// <summary>What stands in a comment takes the heading it stands under, and lends none to what follows.</summary>
    public void Turn(bool isComment)
    {
        IsComment = isComment;
        if (isComment)
            _outside = (_heading, _lead, _retired);
        else
            (_heading, _lead, _retired) = _outside;
    }

    public void Speak(string role) => (_role, _heading, _lead, _retired, _isExample) = (role, default, default, default, false);

    public void Head(string name, int level)
    {
        _retired = _retired.Below(name, level);
        (_heading, _lead) = ((_retired.Heading is null ? StanceWords.OfHeading(name) : Stance.None, name), default);
        _isExample = _heading.Stance == Stance.None && ExampleWords.Head(name);
    }

    /// <summary>A text between lists ends what was said above them, and may say something of the list below it.</summary>
    public void Behind(string text, Instruction? last)
    {
        _retired = _retired.Behind(text);
        _lead = text.AsSpan().TrimEnd("*_ ").EndsWith(":") && last is not null ? LeadWords.Of(last.Text) : default;
    }

    public bool IsExample(string text) => _isExample || ExampleWords.Begin(text);

    public Instruction Of(string sentence, (int First, int Last) lines, (bool IsItem, bool IsExample, bool IsRow) form)
    {
        var (stance, name) = !form.IsItem ? default : _lead.Stance != Stance.None ? _lead : _heading;
        return new Instruction(lines.First, sentence, stance)
        {
            Last = lines.Last,
            Under = name,
            Role = _role,
            Guard = Guard,
            IsComment = IsComment,
            IsCode = IsCode,
            IsExample = form.IsExample,
            IsRow = form.IsRow,
            Void = IsStruck ? "struck through" : _retired.Place(form.IsItem),
        };
    }
}
