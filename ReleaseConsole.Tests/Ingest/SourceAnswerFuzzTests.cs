using System.Text;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// Pulls from places that answer nonsense: one of the answers of each pull is broken, ten thousand pulls of each kind of place.
/// </summary>
public sealed class SourceAnswerFuzzTests
{
    private static readonly Dictionary<string, string> Langfuse = new()
    {
        ["/api/public/v2/prompts"] = """{"data":[{"name":"triage","type":"text","versions":[1],"labels":["production"],"tags":[],"lastUpdatedAt":"2026-11-01T08:00:00.000Z","lastConfig":{}}],"meta":{"page":1,"limit":100,"totalItems":1,"totalPages":1}}""",
        ["/api/public/v2/prompts/triage"] = """{"name":"triage","version":1,"type":"text","prompt":"Be kind.","labels":["production"],"tags":[],"config":{}}""",
    };

    private static readonly Dictionary<string, string> Mlflow = new()
    {
        ["/api/2.0/mlflow/registered-models/search"] = """{"registered_models":[{"name":"triage","tags":[{"key":"mlflow.prompt.is_prompt","value":"true"}],"aliases":[{"alias":"champion","version":"1"}]}],"next_page_token":""}""",
        ["/api/2.0/mlflow/model-versions/search"] = """{"model_versions":[{"name":"triage","version":"1","source":"models:/m-1","tags":[{"key":"mlflow.prompt.text","value":"Be kind."}]}]}""",
        ["/api/2.0/mlflow/logged-models/m-1"] = """{"model":{"info":{"model_id":"m-1","experiment_id":"1","name":"agent","status":"LOGGED_MODEL_READY"},"data":{"params":[]}}}""",
        ["/api/2.0/mlflow/experiments/search"] = """{"experiments":[{"experiment_id":"1","name":"support","lifecycle_stage":"active"}]}""",
        ["/api/2.0/mlflow/logged-models/search"] = """{"models":[{"info":{"model_id":"m-2","experiment_id":"1","name":"agent","creation_timestamp_ms":1763800000000,"status":"LOGGED_MODEL_READY","registrations":[]},"data":{"params":[{"key":"k","value":"v"}]}}]}""",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SourceKind.Langfuse)]
    [InlineData(SourceKind.Mlflow)]
    public async Task A_broken_answer_of_a_pull_is_taken_or_refused(SourceKind kind)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var answers = kind == SourceKind.Langfuse ? Langfuse : Mlflow;
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Place(console, kind, answers)).ToList();
        foreach (var (path, answer) in answers)
            await Broken.SideBySideAsync(
                Encoding.UTF8.GetBytes(answer), 1 + (Broken.Runs / answers.Count), workers, (place, bytes) => place.PullAsync(path, bytes));
        workers.Sum(place => place.Pulls).ShouldBeGreaterThanOrEqualTo(Broken.Runs);
        workers.Sum(place => place.Took).ShouldBeGreaterThan(0, "some broken answers are still answers");
        foreach (var place in workers)
            await place.DisposeAsync();
    }

    /// <summary>One worker's place: one of its answers is broken, and the others are as they should be.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("fuzzed-").FullName;
        private readonly Dictionary<string, byte[]> _answers;
        private readonly CannedHttp _http;
        private readonly SourceConnection _connection;
        private readonly SourceLine _line;
        private (string Path, byte[] Bytes) _broken;

        public Place(TestConsole console, SourceKind kind, Dictionary<string, string> answers)
        {
            _answers = answers.ToDictionary(one => one.Key, one => Encoding.UTF8.GetBytes(one.Value));
            _http = new CannedHttp(path => path == _broken.Path ? _broken.Bytes : _answers.GetValueOrDefault(path, "{}"u8.ToArray()));
            _connection = new SourceConnection(kind, _http.Address)
            { AllowsPrivateNetwork = true, Credential = console.Secret("any", "pk:sk") };
            _line = new SourceLine(console.Get<Reach>(), console.Get<Secrets>(), TimeProvider.System);
        }

        public int Pulls { get; private set; }

        /// <summary>How many pulls ended without a refusal.</summary>
        public int Took { get; private set; }

        public async Task PullAsync(string path, byte[] bytes)
        {
            _broken = (path, bytes);
            await using var staging = new Staging(_folder, new IngestOptions());
            IImportSource source = _connection.Kind == SourceKind.Langfuse
                ? new LangfuseSource(_connection, _line, KnownOutside.Nothing)
                : new MlflowSource(_connection, _line, KnownOutside.Nothing);
            var refusal = await source.StageAsync(staging, Cancel);
            (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
            (Pulls, Took) = (Pulls + 1, Took + (refusal is null ? 1 : 0));
        }

        public async ValueTask DisposeAsync()
        {
            await _http.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
