using System.Reflection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Access;

/// <summary>Every use case and query of the core, found by reflection, called as anyone with the ids of a real world.</summary>
internal static class UseCaseWalk
{
    /// <summary>Public classes with a public <c>RunAsync</c> that takes an actor.</summary>
    public static IEnumerable<Type> All => typeof(Actor).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsPublic: true, IsAbstract: false } && Method(type) is not null)
        .OrderBy(type => type.FullName);

    /// <summary>Whether the call names a row or the product of the world, and not only what is the caller's own.</summary>
    public static bool NamesARow(Type useCase, WalkedWorld world) => Method(useCase)!.GetParameters().Any(parameter =>
        world.Rows.ContainsKey(parameter.ParameterType) || parameter.Name is "product" or "productSlug"
            || IsRequestAboutARow(parameter.ParameterType));

    /// <summary>They name the version of an artifact, where the others name a release.</summary>
    private static readonly Type[] OfOneVersion =
        [typeof(VersionText), typeof(ExportVersion), typeof(DatasetProfileView), typeof(ReadFacts)];

    /// <summary>The refusal a call ended with; null when it was not refused.</summary>
    public static async Task<Refusal?> CallAsync(TestConsole console, WalkedWorld world, Type type, Actor actor)
    {
        var method = Method(type)!;
        var useCase = typeof(TestConsole).GetMethod(nameof(TestConsole.Get))!.MakeGenericMethod(type).Invoke(console, null);
        object? Argument(ParameterInfo parameter) => parameter.ParameterType == typeof(Actor) ? actor
            : parameter.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken
            : Value(parameter.ParameterType, OfOneVersion.Contains(type) && parameter.Name == "version" ? "number" : parameter.Name!,
            world);
        var task = (Task)method.Invoke(useCase, [.. method.GetParameters().Select(Argument)])!;
        await task;
        var answer = task.GetType().GetProperty("Result")?.GetValue(task);
        return answer?.GetType().GetProperty("Refusal")?.GetValue(answer) as Refusal;
    }

    private static MethodInfo? Method(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(
            method => method.Name == "RunAsync" && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)));

    private static bool IsRequestAboutARow(Type request) => Maker(request)?.GetParameters()
        .Any(member => member.Name!.ToLowerInvariant() is "product" or "person") == true;

    /// <summary>
    /// What the world has by that type or name; otherwise something plain, because the right is asked before the content.
    /// </summary>
    private static object? Value(Type type, string name, WalkedWorld world)
    {
        if (world.Rows.TryGetValue(type, out var row))
            return row;
        if (type == typeof(string))
            return Word(name.ToLowerInvariant(), world);
        if (type == typeof(Guid))
            return name.Equals("person", StringComparison.OrdinalIgnoreCase) ? world.Person : world.Hold;
        if (type == typeof(IImportSource))
            return Importing.LooseFiles(("prompts/other.md", "Be kind.\n"u8.ToArray()));
        if (type == typeof(ImportReading))
            return new ImportReading(
                new StagedImport(new StagedIndex(false, Actor.Job(world.Tenant, "test", "test"), []), "", TimeProvider.System), [],
                new IngestOptions());
        if (type.IsInterface)
            return type.IsGenericType && Array.CreateInstance(type.GetGenericArguments()[0], 0) is var none && type.IsInstanceOfType(none)
                ? none
                : null;
        if (type == typeof(int))
            return 10;
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        return Maker(type) is { } maker
            ? maker.Invoke([.. maker.GetParameters().Select(member =>
                member.HasDefaultValue ? member.DefaultValue : Value(member.ParameterType, member.Name!, world))])
            : null;
    }

    private static string Word(string name, WalkedWorld world) => name switch
    {
        "product" or "productslug" => world.Product,
        "environment" => WalkedWorld.Environment,
        "version" or "release" or "versionordigest" or "from" or "to" or "base" => WalkedWorld.Release,
        "path" => WalkedWorld.Path,
        "number" or "original" or "ours" or "theirs" => "1",
        _ => "Looked at.",
    };

    private static ConstructorInfo? Maker(Type type) => type is { IsClass: true, IsAbstract: false }
        ? type.GetConstructors().OrderBy(one => one.GetParameters().Length).FirstOrDefault()
        : null;
}
