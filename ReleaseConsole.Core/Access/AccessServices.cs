using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Access;

internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<CreateWorkspace>().AddSingleton<CreateTenant>().AddSingleton<CreateProduct>()
        .AddSingleton<AuthenticateKey>().AddSingleton<CreateKey>().AddSingleton<RevokeKey>().AddSingleton<KeyList>()
        .AddSingleton<GrantRole>().AddSingleton<RevokeRole>().AddSingleton<AccessOverview>()
        .AddSingleton<KeepSignedInPerson>().AddSingleton<PersonActor>()
        .AddSingleton<ProductList>().AddSingleton<ViewerScope>().AddSingleton<MyRights>();
}
