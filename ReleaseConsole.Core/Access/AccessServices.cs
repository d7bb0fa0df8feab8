using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Access;

internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<CreateWorkspace>()
        .AddSingleton<AuthenticateKey>().AddSingleton<CreateKey>().AddSingleton<RevokeKey>().AddSingleton<KeyList>()
        .AddSingleton<KeepSignedInPerson>().AddSingleton<PersonActor>()
        .AddSingleton<ProductList>().AddSingleton<ViewerScope>();
}
