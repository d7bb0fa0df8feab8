using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Api;

/// <summary>Whether the program runs, and whether it can serve: its database answers and has this version's schema.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        // The same calls at the root, for probes, and below the API's base.
        foreach (var at in new[] { "/health", "/api/v1/health" })
        {
            app.MapGet($"{at}/live", () => Results.Text("live")).AllowAnonymous()
                .WithSummary("Whether the program runs.").Produces<string>(contentType: "text/plain");
            app.MapGet($"{at}/ready", ReadyAsync).AllowAnonymous()
                .WithSummary("Whether it can serve; 503 when not.").Produces<string>(contentType: "text/plain");
            app.MapGet($"{at}/details", DetailsAsync).RequireAuthorization(ApiServices.Policy)
                .WithSummary("What the host depends on, and how it is.").Produces<HealthState>();
        }
    }

    private static async Task<IResult> ReadyAsync(MigrateDatabase database, CancellationToken cancel) =>
        (await StateAsync(database, cancel)).Status == "ready" ? Results.Text("ready") : Results.Text("not ready", statusCode: 503);

    private static async Task<IResult> DetailsAsync(MigrateDatabase database, CancellationToken cancel)
    {
        var state = await StateAsync(database, cancel);
        return Results.Json(state, statusCode: state.Status == "ready" ? 200 : 503);
    }

    private static async Task<HealthState> StateAsync(MigrateDatabase database, CancellationToken cancel)
    {
        try
        {
            var pending = await database.PendingAsync(cancel);
            return new HealthState(pending.Count == 0 ? "ready" : "behind", "answers", pending);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return new HealthState("not-ready", "does not answer", []);
        }
    }
}

/// <summary><c>ready</c>, <c>behind</c> (migrations are missing) or <c>not-ready</c>.</summary>
public sealed record HealthState(string Status, string Database, IReadOnlyList<string> PendingMigrations);
