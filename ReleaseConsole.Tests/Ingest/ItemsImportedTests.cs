using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ItemsImportedTests
{
    [Fact]
    public void The_entry_of_an_import_names_its_versions_and_does_not_hold_their_texts()
    {
        var happened = new ItemsImported(
            Guid.Empty, [new ImportedVersion(ArtifactKind.Prompt, "prompts/triage", Digest.Of("text"), 1)],
            OutcomeCounts.Of([ItemOutcome.Created]))
        { Contents = "Never promise a date." };
        var details = Encoding.UTF8.GetString(CanonicalJson.Of<object>(happened));
        details.ShouldSatisfyAllConditions(
            () => details.ShouldContain("prompts/triage"), () => details.ShouldNotContain("Never promise a date."),
            () => details.ShouldNotContain("subjects"));
        (happened.SearchText, happened.Subjects.Count()).ShouldBe(("Never promise a date.", 3));
    }
}
