namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What has to hold for a part of a template to be in the prompt, as a formula over what the template asks.</summary>
internal abstract record TemplateCondition
{
    public static readonly TemplateCondition Always = new All([]);

    public static TemplateCondition AllOf(IReadOnlyList<TemplateCondition> parts) => parts is [var only] ? only : new All(parts);

    // Side by side and not one in the other, however many branches there are.
    public TemplateCondition And(TemplateCondition other) => this is All all ? AllOf([.. all.Parts, other]) : AllOf([this, other]);

    public TemplateCondition Not() => this is Negated negated ? negated.Of : new Negated(this);

    public abstract bool Holds(IReadOnlySet<string> asked);

    /// <summary>What it asks, each once.</summary>
    public abstract IEnumerable<string> Asks { get; }

    internal sealed record Asked(string What) : TemplateCondition
    {
        public override bool Holds(IReadOnlySet<string> asked) => What switch
        {
            "true" or "True" or "1" => true,
            "false" or "False" or "0" or "none" or "None" => false,
            _ => asked.Contains(What),
        };

        public override IEnumerable<string> Asks => [What];
    }

    internal sealed record Negated(TemplateCondition Of) : TemplateCondition
    {
        public override bool Holds(IReadOnlySet<string> asked) => !Of.Holds(asked);

        public override IEnumerable<string> Asks => Of.Asks;
    }

    internal sealed record All(IReadOnlyList<TemplateCondition> Parts) : TemplateCondition
    {
        public override bool Holds(IReadOnlySet<string> asked) => Parts.All(part => part.Holds(asked));

        public override IEnumerable<string> Asks => Parts.SelectMany(part => part.Asks);
    }

    internal sealed record Any(IReadOnlyList<TemplateCondition> Parts) : TemplateCondition
    {
        public override bool Holds(IReadOnlySet<string> asked) => Parts.Any(part => part.Holds(asked));

        public override IEnumerable<string> Asks => Parts.SelectMany(part => part.Asks);
    }
}
