using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Kit;

/// <summary>Two letters for a person, square for a service; the name always stands beside it or in a title.</summary>
public sealed partial class Face
{
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public bool IsViewer { get; set; }

    [Parameter] public bool IsService { get; set; }

    private string Initials
    {
        get
        {
            var words = Name.Split([' ', '-', '.', '_'], StringSplitOptions.RemoveEmptyEntries);
            var letters = words.Length switch
            {
                0 => "?",
                1 => First(words[0]),
                _ => First(words[0]) + First(words[^1]),
            };
            return letters.ToUpperInvariant();
        }
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word);
}
