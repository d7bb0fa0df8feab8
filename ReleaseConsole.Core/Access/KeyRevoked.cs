using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Access;

/// <summary>A key was ended.</summary>
public sealed record KeyRevoked(ServiceKeyId Key, string Prefix) : AuditEvent
{
    public override string Summary => $"revoked the key {Prefix}…";
    public override IEnumerable<string> Subjects => [$"key:{Key.Value}"];
}
