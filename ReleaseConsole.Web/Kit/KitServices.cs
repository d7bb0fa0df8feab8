using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace ReleaseConsole.Web.Kit;

/// <summary>What the Kit's components ask for: the clock, one tick a minute per circuit, and Radzen's dialogs and tooltips.</summary>
internal static class KitServices
{
    public static void AddKit(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<MinuteTick>();
        services.AddRadzenComponents();
    }
}
