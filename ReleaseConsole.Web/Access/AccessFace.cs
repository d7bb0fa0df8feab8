using ReleaseConsole.Core.Access;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Access;

/// <summary>Roles, lanes and reaches as a person reads them.</summary>
internal static class AccessFace
{
    public static IReadOnlyList<Choice<Role>> Roles { get; } = [.. Enum.GetValues<Role>().Select(
        role => new Choice<Role>(role, Of(role, lane: null)))];

    public static IReadOnlyList<Choice<Lane?>> Lanes { get; } =
        [new(null, "No lane"), .. Enum.GetValues<Lane>().Select(lane => new Choice<Lane?>(lane, lane.Title()))];

    public static string Of(Role role, Lane? lane)
    {
        var word = role.Word().Replace('-', ' ');
        return char.ToUpperInvariant(word[0]) + word[1..] + (lane is { } signs ? $", {signs.Title()}" : "");
    }

    public static string Reach(string? product, string? environment) => (product, environment) switch
    {
        (null, null) => "the whole tenant",
        (null, _) => $"{environment} of every product",
        (_, null) => product,
        _ => $"{environment} of {product}",
    };

    public static string What(Permission permission) => permission switch
    {
        Permission.Read => "Read artifacts, releases, environments",
        Permission.Author => "Import, save versions, freeze releases",
        Permission.Identify => "Decide which artifact an imported item is",
        Permission.Propose => "Propose releases",
        Permission.Review => "Comment and sign",
        Permission.Deploy => "Put approved releases live",
        Permission.RollBack => "Roll back, break glass",
        Permission.Hold => "Place and lift holds",
        Permission.ResolveDrift => "Decide on drift",
        Permission.Connect => "Manage connections",
        Permission.GrantAccess => "Give roles, make keys",
        Permission.SetPolicy => "Put a policy in force",
        Permission.ReadAudit => "Read the audit log",
    };
}
