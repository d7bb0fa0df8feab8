namespace ReleaseConsole.Web.Api;

/// <summary>The actor behind an API request, as an endpoint parameter.</summary>
public sealed record Caller(Core.Actor Actor)
{
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<Core.Actor>() is { } actor ? new Caller(actor) : null);

    public static implicit operator Core.Actor(Caller caller) => caller.Actor;
}
