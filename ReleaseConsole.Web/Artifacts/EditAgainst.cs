using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What a text can be edited against, what is live first, and which of it is chosen.</summary>
public sealed record EditAgainst(IReadOnlyList<Choice<string>> Sides, string Side, int Number)
{
    private const int MostVersions = 50;

    /// <param name="asked">The side the address names; the first where there is no such side.</param>
    public static EditAgainst Of(ArtifactShown shown, string? asked)
    {
        List<Choice<string>> sides =
        [
            .. shown.Live.Select(one => new Choice<string>(one.Environment, $"{one.Environment}, v{one.Number}")),
            .. shown.Versions.Take(MostVersions).Select(
                row => new Choice<string>(
                    $"v{row.Number}", row.Number == shown.Newest.Number ? $"v{row.Number}, newest" : $"v{row.Number}")),
        ];
        var side = sides.Find(one => one.Value == asked)?.Value ?? sides[0].Value;
        return new EditAgainst(
            sides, side,
            shown.Live.FirstOrDefault(one => one.Environment == side)?.Number ?? int.Parse(side[1..], CultureInfo.InvariantCulture));
    }

    public string Words => Sides.First(side => side.Value == Side).Word;
}
