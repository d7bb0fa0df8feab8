using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// PostgreSQL keeps no NUL in a text: what files and places say with one is taken or refused all the same, and the log holds.
/// </summary>
public sealed class NulInTextTests(PostgresServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "prompts/a.json",
        """{"commit_hash":"a\u0000b","manifest":{"lc":1,"type":"constructor","id":["langchain_core","prompts","prompt","PromptTemplate"],"kwargs":{"template":"Hi"}}}""")]
    [InlineData(
        "prompts/b.json", """{"name":"b","version":1,"type":"te\u0000xt","prompt":"Hello {{name}}.","config":{},"labels":["x\u0000y"]}""")]
    [InlineData("prompts/c.md", "Hello\0 you")]
    [InlineData("prompts/d.json", """[{"role":"user\u0000","content":"a"}]""")]
    [InlineData("datasets/e.jsonl", "{\"id\":1,\"te\\u0000xt\":\"a\\u0000b\",\"license\":\"mi\\u0000t\"}\n")]
    public async Task A_file_with_one_is_imported(string path, string text)
    {
        await using var console = await server.ConsoleAsync(Cancel);

        var view = await console.ImportAsync(await console.AuthorAsync(), (path, text));

        view.Items.ShouldHaveSingleItem().Outcome.ShouldBe(ItemOutcome.Created);
        await HoldsAsync(console);
    }

    [Fact]
    public async Task So_is_what_a_place_answers_and_the_name_of_it_is_refused()
    {
        await using var console = await server.ConsoleAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var name = "triage";
        await using var http = new CannedHttp(path => Encoding.UTF8.GetBytes(path == "/api/public/v2/prompts"
            ? $$$"""{"data":[{"name":"{{{name}}}","type":"text","versions":[1],"labels":["prod\u0000uction"],"tags":[]}],"meta":{"totalPages":1}}"""
            : """{"name":"triage","version":1,"type":"text","prompt":"Be kind.","labels":["prod\u0000uction"],"tags":[],"config":{}}"""));
        var place = new SourceConnection(SourceKind.Langfuse, http.Address)
        { AllowsPrivateNetwork = true, Credential = console.Secret("any", "pk:sk") };

        (await console.PullAsync(actor, place)).Outcomes.Created.ShouldBe(1);
        name = "tri\\u0000age";
        (await console.RefusedAsync(actor, place)).Sentence.ShouldNotBeEmpty();
        await HoldsAsync(console);
    }

    [Fact]
    public async Task So_is_a_list_of_texts_that_is_asked_for()
    {
        await using var console = await server.ConsoleAsync(Cancel);
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var names = new List<string> { "Acme\0", "support-agent" };

        (await db.Set<Product>().Where(one => names.Contains(one.Slug)).Select(one => one.Slug).ToListAsync(Cancel))
            .ShouldBe(["support-agent"]);
        (await db.Set<Product>().CountAsync(one => names.ToArray().Contains(one.Slug), Cancel)).ShouldBe(1);
    }

    private static async Task HoldsAsync(TestConsole console) =>
        (await console.Get<VerifyLog>().RunAsync(progress: null, await console.PersonAsync("Tomás Silva", (Role.Auditor, null)), Cancel))
            .Value.Ok.ShouldBeTrue();
}
