using ReleaseConsole.Core.Watch;

namespace ReleaseConsole.Web.Deploy;

/// <summary>A stretch of neighbouring environments that hold the same bytes.</summary>
public sealed record ParityBar(ParityCell Cell, int Span);
