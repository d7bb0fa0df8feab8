using System.Reflection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

/// <summary>Every use case and query of the core, found by reflection, callable with plain arguments as anyone.</summary>
internal static class UseCaseWalk
{
    public const string Product = "walked-product";

    /// <summary>Public classes with a public <c>RunAsync</c> that takes an actor.</summary>
    public static IEnumerable<Type> All => typeof(Actor).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false } && Method(type) is not null).OrderBy(type => type.FullName);

    public static MethodInfo? Method(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(method => method.Name == "RunAsync" && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)));

    /// <summary>The refusal a call ended with; null when it was not refused.</summary>
    public static async Task<Refusal?> CallAsync(TestConsole console, Type type, Actor actor)
    {
        var method = Method(type)!;
        var useCase = typeof(TestConsole).GetMethod(nameof(TestConsole.Get))!.MakeGenericMethod(type).Invoke(console, null);
        var task = (Task)method.Invoke(useCase, [.. method.GetParameters().Select(parameter => Argument(parameter, actor))])!;
        await task;
        var answer = task.GetType().GetProperty("Result")?.GetValue(task);
        return answer?.GetType().GetProperty("Refusal")?.GetValue(answer) as Refusal;
    }

    private static object? Argument(ParameterInfo parameter, Actor actor)
    {
        var type = parameter.ParameterType;
        if (type == typeof(Actor))
            return actor;
        if (type == typeof(CancellationToken))
            return TestContext.Current.CancellationToken;
        if (type == typeof(string) && parameter.Name is "product" or "productSlug")
            return Product;
        return Sample(type);
    }

    /// <summary>A plain value: the permission is asked before the content, so the content need not be good.</summary>
    private static object? Sample(Type type)
    {
        if (type == typeof(string))
            return "production";
        if (type == typeof(Digest))
            return Digest.Of("anything");
        if (type.IsInterface)
            return type.IsGenericType && Array.CreateInstance(type.GetGenericArguments()[0], 0) is var none && type.IsInstanceOfType(none) ? none : null;
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsAbstract)
            return null;
        var constructor = type.GetConstructors().OrderBy(one => one.GetParameters().Length).FirstOrDefault();
        return constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
    }
}
