using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Audit;

internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditFeed>();
}
