using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ImportTurnsTests
{
    private readonly ImportTurns _turns = ImportTurns.OfReading();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_with_many_imports_does_not_make_another_wait_for_all_of_them()
    {
        var (busy, quiet) = (new TenantId(Guid.CreateVersion7()), new TenantId(Guid.CreateVersion7()));
        var many = Enumerable.Range(0, 3).Select(_ => Add(busy, new ProductId(Guid.CreateVersion7()))).ToList();
        var one = Add(quiet, new ProductId(Guid.CreateVersion7()));

        (await _turns.NextAsync(Cancel)).ShouldBe(many[0]);
        (await _turns.NextAsync(Cancel)).ShouldBe(one);
        (await _turns.NextAsync(Cancel)).ShouldBe(many[1]);
    }

    [Fact]
    public async Task Imports_of_a_product_keep_their_order_and_one_that_is_long_does_not_hold_up_another_product()
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        var (large, other) = (new ProductId(Guid.CreateVersion7()), new ProductId(Guid.CreateVersion7()));
        var (first, second, elsewhere) = (Add(tenant, large), Add(tenant, large), Add(tenant, other));

        (await _turns.NextAsync(Cancel)).ShouldBe(first);
        (await _turns.NextAsync(Cancel)).ShouldBe(elsewhere);
        var next = _turns.NextAsync(Cancel);
        _turns.Done(elsewhere);
        next.IsCompleted.ShouldBeFalse("the product's first import is not through");
        _turns.Done(first);
        (await next).ShouldBe(second);
    }

    [Fact]
    public async Task An_import_that_is_added_again_while_it_waits_or_runs_is_run_once()
    {
        var (tenant, product) = (new TenantId(Guid.CreateVersion7()), new ProductId(Guid.CreateVersion7()));
        var one = Add(tenant, product);
        _turns.Add(one);
        (await _turns.NextAsync(Cancel)).ShouldBe(one);
        _turns.Add(one);
        _turns.Done(one);

        var last = Add(tenant, product);
        (await _turns.NextAsync(Cancel)).ShouldBe(last);
    }

    private WaitingImport Add(TenantId tenant, ProductId product)
    {
        var one = new WaitingImport(new ImportId(Guid.CreateVersion7()), product, Actor.Job(tenant, "test", "test"));
        _turns.Add(one);
        return one;
    }
}
