namespace ReleaseConsole.Core.Compare;

/// <summary>One thing that can be picked as a side: how it is written, how people call it, and what is worth knowing of it.</summary>
public sealed record CompareChoice(ChoiceGroup Group, string Reference, string Name, string? Remark);
