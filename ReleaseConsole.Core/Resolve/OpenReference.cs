namespace ReleaseConsole.Core.Resolve;

/// <summary>A place that names something the release does not pin, and why that is so.</summary>
public sealed record OpenReference(NamedThing Reference, string Why)
{
    public RefusedPlace Place => new(Reference.In, Reference.Line, Reference.Column, Reference.Name, Why);
}
