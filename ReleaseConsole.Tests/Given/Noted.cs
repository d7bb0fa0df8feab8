using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Tests.Given;

/// <summary>Something was noted: an event for tests of the log itself.</summary>
public sealed record SomethingNoted(string Note, IReadOnlyList<string> About) : AuditEvent
{
    public override string Summary => $"noted {Note}";
    public override IEnumerable<string> Subjects => About;
}

/// <summary>Something was withdrawn.</summary>
public sealed record SomethingWithdrawn(string Note) : AuditEvent
{
    public override string Summary => $"withdrew {Note}";
}

internal static class Noting
{
    /// <summary>Appends one entry as the actor.</summary>
    public static Task NoteAsync(this TestConsole console, Actor actor, string note, params string[] about) =>
        console.AppendAsync(actor, new SomethingNoted(note, about));

    public static async Task AppendAsync(this TestConsole console, Actor actor, AuditEvent happened)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await console.Contexts.OpenAsync(actor, cancel);
        db.Record(actor, happened);
        await db.SaveChangesAsync(cancel);
    }

    public static async Task<ProductId> ProductAsync(this TestConsole console)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await console.Contexts.OpenAsync(console.Tenant, cancel);
        return db.Set<Product>().Single(product => product.Slug == TestConsole.ProductSlug).Id;
    }
}
