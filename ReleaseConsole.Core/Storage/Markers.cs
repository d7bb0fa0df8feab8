using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Storage;

/// <summary>A row that belongs to one tenant: filtered on every read and checked on every write, by construction.</summary>
public interface ITenantOwned
{
    TenantId TenantId { get; }
}

/// <summary>A row that is inserted once and never changed: the context and a trigger in the database refuse anything else.</summary>
public interface IFact : ITenantOwned;

/// <summary>A row that changes under an application-managed version, raised at each save: two writers cannot both win.</summary>
public interface IRevised
{
    int Revision { get; }
}

/// <summary>A row whose change is no decision (a draft, a lease, a cursor): it may be saved without an audit entry.</summary>
public interface IUnlogged;
