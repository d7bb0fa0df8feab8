using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Storage;

/// <summary>What holds for every table: strong ids and digests as columns, the tenant filter, the version check.</summary>
internal static class Conventions
{
    public static void Convert(ModelConfigurationBuilder builder)
    {
        builder.Properties<Digest>().HaveConversion<DigestConverter>().HaveMaxLength(71);
        foreach (var id in StrongIds())
            builder.Properties(id).HaveConversion(typeof(StrongIdConverter<>).MakeGenericType(id));
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    public static void Apply(ModelBuilder model, ConsoleDb db)
    {
        foreach (var type in model.Model.GetEntityTypes().ToList())
        {
            foreach (var key in type.GetKeys().SelectMany(key => key.Properties))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (typeof(IRevised).IsAssignableFrom(type.ClrType))
                type.FindProperty(nameof(IRevised.Revision))!.IsConcurrencyToken = true;
            if (typeof(ITenantOwned).IsAssignableFrom(type.ClrType))
                type.SetQueryFilter(TenantFilter(type.ClrType, db));
        }
    }

    private static LambdaExpression TenantFilter(Type entity, ConsoleDb db)
    {
        var row = Expression.Parameter(entity, "row");
        var column = entity == typeof(Tenant) ? nameof(Tenant.Id) : nameof(ITenantOwned.TenantId);
        // Reading the tenant through the context makes EF pass it as a parameter of each query, not bake in one tenant.
        var tenant = Expression.Property(Expression.Constant(db, typeof(ConsoleDb)), nameof(ConsoleDb.Tenant));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, column), tenant), row);
    }

    private static IEnumerable<Type> StrongIds() => typeof(ConsoleDb).Assembly.GetTypes()
        .Where(type => type is { IsValueType: true, IsEnum: false } && type.Name.EndsWith("Id", StringComparison.Ordinal)
            && type.GetProperty("Value")?.PropertyType == typeof(Guid));

    private sealed class DigestConverter() : ValueConverter<Digest, string>(digest => digest.ToString(), text => Digest.Parse(text));

    private sealed class StrongIdConverter<TId>() : ValueConverter<TId, Guid>(id => Unwrap(id), value => Wrap(value))
        where TId : struct
    {
        private static readonly Func<TId, Guid> Getter = BuildGetter();
        private static readonly Func<Guid, TId> Maker = BuildMaker();

        private static Guid Unwrap(TId id) => Getter(id);

        private static TId Wrap(Guid value) => Maker(value);

        private static Func<TId, Guid> BuildGetter()
        {
            var id = Expression.Parameter(typeof(TId));
            return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, "Value"), id).Compile();
        }

        private static Func<Guid, TId> BuildMaker()
        {
            var value = Expression.Parameter(typeof(Guid));
            var constructor = typeof(TId).GetConstructor([typeof(Guid)])!;
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(constructor, value), value).Compile();
        }
    }
}
