using Microsoft.Extensions.Options;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Shell;

/// <summary>The headers by which the browser guards the console's pages. One line per directive, with its reason.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<OidcOptions> oidc)
{
    private readonly string _policy = string.Join("; ",
        // Whatever is not named below comes from this site or not at all.
        "default-src 'self'",
        // Our own files only: no inline script, no eval, no other host. Blazor, Radzen and Monaco's loader are served from here.
        "script-src 'self'",
        // Monaco starts its language workers from a blob that imports our own file.
        "worker-src 'self' blob:",
        // Radzen and Monaco position things by style attributes and elements; styles cannot run code.
        "style-src 'self' 'unsafe-inline'",
        // Monaco's icons and small pictures are written into the style sheets as data.
        "font-src 'self' data:",
        "img-src 'self' data:",
        // Circuits and fetches; in today's browsers 'self' covers the web socket of the same host.
        "connect-src 'self'",
        // Nobody may frame an approval button.
        "frame-ancestors 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        // An injected <base> would move every relative script.
        "base-uri 'self'",
        // Signing out is a form whose answer redirects to the provider, and browsers hold redirects of forms against this too.
        oidc.Value.AuthorityOrigin is { } provider ? $"form-action 'self' {provider}" : "form-action 'self'");

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        // A file is what its content type says: an uploaded text never becomes a script.
        headers.XContentTypeOptions = "nosniff";
        // Addresses here name releases and tenants: other sites learn that somebody came, not from where.
        headers["Referrer-Policy"] = "same-origin";
        // Passkeys are used by our own pages; nothing else of the machine is.
        headers["Permissions-Policy"] =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), publickey-credentials-get=(self), "
            + "publickey-credentials-create=(self)";
        // A page that opened us, or that we open, keeps no handle on our window.
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Our files are of no use to another site's pages.
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // For browsers that do not know frame-ancestors.
        headers.XFrameOptions = "DENY";
        return next(context);
    }
}
