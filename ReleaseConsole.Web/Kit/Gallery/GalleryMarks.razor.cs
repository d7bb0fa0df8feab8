using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Kit.Gallery;

public sealed partial class GalleryMarks
{
    private static readonly Digest Sample = Digest.Of("the kit's sample");

    [Inject] public required TimeProvider Clock { get; set; }
}
