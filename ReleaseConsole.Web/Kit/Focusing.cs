using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ReleaseConsole.Web.Kit;

/// <summary>The focus for an element that the next render may have taken away: then it stays where it is.</summary>
internal static class Focusing
{
    public static async ValueTask FocusIfThereAsync(this ElementReference element, bool preventScroll = false)
    {
        try
        {
            await element.FocusAsync(preventScroll);
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or InvalidOperationException)
        {
            // Where the focus goes is a help: nothing on the page hangs on it.
        }
    }
}
