using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// A place that names what a release does not pin, as people read it: where, what, why it is open, and the reason stated for it.
/// </summary>
public sealed record LeftOpen(string Place, string Name, string Why, string? Reason)
{
    public static List<LeftOpen> Of(IReadOnlyList<OpenReference> open, IReadOnlyList<PinException> exceptions) =>
        [.. open.Select(one => new LeftOpen(
            one.Reference.Place, one.Reference.Name, one.Why,
            exceptions.FirstOrDefault(stated => Closure.Explains(stated, one))?.Reason))];
}
