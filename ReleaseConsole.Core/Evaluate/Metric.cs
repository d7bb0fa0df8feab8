namespace ReleaseConsole.Core.Evaluate;

/// <summary>One thing an evaluation measures, by the key the policy and addresses name it with.</summary>
public sealed record Metric(string Key, string Title, MeasureUnit Unit)
{
    public static Metric Pass { get; } = new("pass", "Pass rate", MeasureUnit.Share);

    public static Metric Latency { get; } = new("latency", "Latency", MeasureUnit.Milliseconds);

    public static Metric Cost { get; } = new("cost", "Cost", MeasureUnit.Cost);

    public static Metric Tokens { get; } = new("tokens", "Tokens", MeasureUnit.Tokens);

    /// <summary>The overall score, under the name the runner gives it.</summary>
    public static Metric Score(string? named) => new("score", named ?? "Score", MeasureUnit.Score);

    /// <summary>Whether a policy or an address means this one: by its key, and the overall score by its runner's name too.</summary>
    public static bool IsNamed(string key, string title, string name) => name == key || (key == "score" && name == title);

    /// <summary>
    /// Which side is better unless the policy says otherwise: less of what is waited for, paid or by its name a harm; null: not known.
    /// </summary>
    public bool? HigherIsBetter => Unit is MeasureUnit.Milliseconds or MeasureUnit.Cost or MeasureUnit.Tokens
        ? false
        : Key == "pass" ? true : MetricDirection.HigherIsBetter(Key == "score" ? Title : Key);
}
