using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Images of containers that settings and tools name by a member, such as <c>image: mcp/github</c>. A name without a tag is whatever is the
/// latest, and a tag of one number moves. A member called image may be a picture as well, so it has to look like a container's.
/// </summary>
internal static partial class NamedImages
{
    /// <summary>What stands beside the image of a container: Compose, Kubernetes, development containers.</summary>
    private static readonly string[] Beside =
        ["command", "args", "entrypoint", "ports", "volumes", "environment", "env", "env_file", "container_name", "restart", "depends_on",
        "healthcheck", "imagePullPolicy", "pull_policy", "resources", "networks", "volumeMounts", "livenessProbe"];

    private static readonly HashSet<string> WellKnown =
    [
        "alpine", "busybox", "chromadb", "debian", "elasticsearch", "golang", "httpd", "mariadb", "memcached", "mongo", "mysql", "nginx",
        "node", "ollama", "openjdk", "php", "postgres", "python", "rabbitmq", "redis", "ruby", "rust", "traefik", "ubuntu",
    ];

    public static bool IsNamed(string member) => Member().IsMatch(member);

    public static string? WhyMoves(string image, JsonObject owner)
    {
        if (LaunchedVersions.OfImage(image) is not { } why || !Form().IsMatch(image) || Picture().IsMatch(image))
            return null;
        var parts = image.Split('/');
        var isTagged = parts[^1].Contains(':');
        var isSure = isTagged || WellKnown.Contains(parts[^1]) || owner.Any(one => Beside.Contains(one.Key))
            || (parts.Length > 1 && (parts[0].Contains('.') || parts[0].Contains(':') || !OfPictures().IsMatch(parts[0])));
        return !isSure
            ? null
            : isTagged ? why : $"{image} names no version, so whatever is the latest is taken when it starts; a digest stays";
    }

    [GeneratedRegex(@"^(?:(?:container|docker|base|sandbox|runner)[_-]?)?image$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Member();

    [GeneratedRegex(
        @"^(?:[a-z0-9.-]+(?::\d+)?/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[\w][\w.-]*)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"\.(?:png|jpe?g|gif|svg|webp|ico|bmp|avif|tiff?|heic)$|^data:|^\d+:\d+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    // assets/hero, images/logo: a picture of the product's own.
    [GeneratedRegex(
        @"^(?:\.*|assets?|images?|img|icons?|media|static|public|pictures?|photos?|avatars?|logos?|uploads?|files?|figures?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfPictures();
}
