namespace ReleaseConsole.Core.WriteBack;

/// <summary>What to do with a target as it was found.</summary>
public enum Step
{
    Write,
    AlreadyThere,
    Conflict,
    NotNow,
}

/// <summary>The decision between reading a target and writing to it.</summary>
public sealed record NextStep(Step Step, string Because)
{
    /// <summary>
    /// Writes only over what we left there ourselves, or over what a person agreed to overwrite. A target that can be read is
    /// never written unread.
    /// </summary>
    public static NextStep Of(WriteBackOrder order, Capabilities can, Observation found)
    {
        if (!found.CouldRead)
            return can.ReadBack ? new(Step.NotNow, found.Detail) : new(Step.Write, "it cannot be read");
        if (found.Carries(order))
            return new(Step.AlreadyThere, found.Detail);
        if (found.Pointer == order.LastPointer || found.Pointer == order.Overwrites)
            return new(Step.Write, found.Detail);
        var who = found.Who is null ? "" : $" by {found.Who}";
        return new(Step.Conflict, order.LastPointer.Length == 0
            ? $"something is there that we did not write: {found.Detail}"
            : $"it was moved{who} since we wrote {Short(order.LastPointer)}: "
                + $"{(found.Pointer.Length == 0 ? found.Detail : "now " + Short(found.Pointer))}");
    }

    /// <summary>What an unknown delivery turns out to be, once the target answers.</summary>
    public static NextStep AfterDoubt(WriteBackOrder order, Observation found) =>
        found.Carries(order) ? new(Step.AlreadyThere, $"read back: {found.Detail}")
        : found.Keys.Contains(order.Key) ? new(Step.AlreadyThere, $"read back: our commit is in the history; {found.Detail}")
        : found.Pointer == order.LastPointer || found.Pointer == order.Overwrites ? new(Step.Write, "read back: it did not arrive")
        : new(Step.Conflict, $"read back: something else is there; {found.Detail}");

    private static string Short(string pointer) =>
        pointer.Length > 8 && !pointer.Contains(':', StringComparison.Ordinal) ? pointer[..8] : pointer;
}
