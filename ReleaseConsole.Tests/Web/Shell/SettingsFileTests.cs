using System.Text.RegularExpressions;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Tests.Web.Shell;

/// <summary>appsettings.json is where an operator looks: whatever the program reads is named there.</summary>
public sealed partial class SettingsFileTests
{
    /// <summary>They follow from other settings, or are limits of the program that nobody sets.</summary>
    private static readonly string[] NotSet =
    [
        nameof(OidcOptions.Configured), nameof(OidcOptions.AuthorityOrigin),
        nameof(IngestOptions.PathLimit), nameof(IngestOptions.NameLimit), nameof(IngestOptions.DepthLimit),
    ];

    private static string Root => Importing.RepositoryRoot();

    private static string Settings => File.ReadAllText(Path.Combine(Root, "appsettings.json"));

    [Theory]
    [InlineData(typeof(IngestOptions))]
    [InlineData(typeof(OutsideOptions))]
    [InlineData(typeof(OidcOptions))]
    [InlineData(typeof(StorageOptions))]
    public void Every_option_is_named_in_the_settings_file(Type options) => options.GetProperties()
        .Select(option => option.Name == nameof(OidcOptions.Roles) ? "RoleMap" : option.Name).Except(NotSet)
        .Where(name => !Settings.Contains($"\"{name}\":", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_setting_that_the_code_names_is_named_in_the_settings_file() => new[] { "ReleaseConsole.Core", "ReleaseConsole.Web" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories))
        .SelectMany(file => Setting().Matches(File.ReadAllText(file)).SelectMany(found => found.Groups[1].Value.Split(':'))).Distinct()
        .Where(name => !Settings.Contains($"\"{name}\":", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex("\"ReleaseConsole:([A-Za-z:]+[A-Za-z])\"")]
    private static partial Regex Setting();
}
