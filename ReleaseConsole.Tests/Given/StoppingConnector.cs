using ReleaseConsole.Core;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Tests.Given;

/// <summary>Where a process stops beside its write.</summary>
public enum CrashPoint
{
    BeforeWriting,
    AfterWriting,
}

/// <summary>The process stopped here.</summary>
internal sealed class Stopped() : Exception("the process stopped here");

/// <summary>A real connector, and a process that stops beside its write.</summary>
internal sealed class StoppingConnector(IConnector real, CrashPoint point) : IConnector
{
    public TargetKind Kind => real.Kind;

    public Capabilities Of(Target target) => real.Of(target);

    public Refusal? Refuse(Target target) => real.Refuse(target);

    public string? WhyNot(WriteBackOrder order) => real.WhyNot(order);

    public Task<string?> PointerAsync(Target target, Place place, CancellationToken cancel) => real.PointerAsync(target, place, cancel);

    public Task<Observation> ReadAsync(Target target, Place place, CancellationToken cancel) => real.ReadAsync(target, place, cancel);

    public async Task<WriteAnswer> WriteAsync(Target target, WriteBackOrder order, Observation before, CancellationToken cancel)
    {
        if (point == CrashPoint.AfterWriting)
            await real.WriteAsync(target, order, before, cancel);
        throw new Stopped();
    }

    /// <summary>An attempt by this host that stops there.</summary>
    public static AttemptDelivery Attempt(TestConsole console, CrashPoint point, SendingHost? host = null) => new(
        console.Contexts, [.. console.Get<IEnumerable<IConnector>>().Select(real => new StoppingConnector(real, point))],
        host ?? console.Get<SendingHost>(), console.Clock);
}
