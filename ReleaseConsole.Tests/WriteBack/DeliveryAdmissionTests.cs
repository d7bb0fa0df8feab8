using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

public sealed class DeliveryAdmissionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_job_and_whoever_may_deploy_carry_a_delivery_on()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (git, planned, job) = await GivenGit.PlannedAsync(console);
        var delivery = planned.Id;
        var viewer = await console.PersonAsync("Viewer", (Role.Viewer, null));
        var nobody = await console.PersonAsync("Nobody");
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Stranger", (Role.ReleaseManager, null));
        var manager = await console.PersonAsync("Manager", (Role.ReleaseManager, null));

        foreach (var (actor, code) in new[] { (viewer, "role-missing"), (nobody, "unknown-delivery"), (stranger, "unknown-delivery") })
        {
            (await console.Get<AttemptDelivery>().RunAsync(delivery, actor, Cancel)).ShouldBeRefused(code);
            (await console.Get<ReadBackDelivery>().RunAsync(delivery, actor, Cancel)).ShouldBeRefused(code);
        }
        (await console.AllAsync<Delivery>()).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Planned);

        (await console.Get<ReadBackDelivery>().RunAsync(delivery, manager, Cancel)).ShouldSucceed();
        (await console.Get<AttemptDelivery>().RunAsync(delivery, job, Cancel)).ShouldSucceed();
        (await console.AllAsync<Delivery>()).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Confirmed);
    }
}
