namespace ReleaseConsole.Core.Storage;

/// <summary>A data-protection key of the host; it belongs to no tenant, because it protects the sign-in itself.</summary>
public sealed class DataProtectionKeyRow(Guid id, string friendlyName, string xml)
{
    public Guid Id { get; private set; } = id;
    public string FriendlyName { get; private set; } = friendlyName;
    public string Xml { get; private set; } = xml;
}
