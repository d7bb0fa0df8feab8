namespace ReleaseConsole.Core.WriteBack;

/// <summary>What an outside system lets us do, as the connections table shows it.</summary>
public sealed record Capabilities(bool ReadBack, bool WritesOnlyIfUnchanged, bool SafeToRepeat, bool History, bool DryRun, bool Undo);

/// <summary>One kind of outside system. Reading never changes it; writing is asked only after the intent is in the log.</summary>
public interface IConnector
{
    TargetKind Kind { get; }

    Capabilities Of(Target target);

    /// <summary>The sentence why these settings cannot work; null when they can.</summary>
    Refusal? Refuse(Target target);

    /// <summary>The sentence why a target that holds this could not be read back; null when it could. Asked before the intent.</summary>
    string? WhyNot(WriteBackOrder order);

    /// <summary>Only the name of what a target holds; null when reading all of it costs no more.</summary>
    Task<string?> PointerAsync(Target target, Place place, CancellationToken cancel);

    Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel);

    Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel);
}
