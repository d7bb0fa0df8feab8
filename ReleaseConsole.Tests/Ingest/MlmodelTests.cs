using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class MlmodelTests
{
    private const string File = """
        artifact_path: model
        flavors:
          python_function:
            loader_module: mlflow.sklearn
            python_version: 3.11.5
          sklearn:
            pickled_model: model.pkl
            sklearn_version: 1.4.2
        mlflow_version: 2.14.1
        model_size_bytes: 1411
        model_uuid: 3f1c2a9e8d7b4c6fa5e4d3c2b1a09876
        run_id: 0123456789abcdef0123456789abcdef
        signature:
          inputs: '[{"type": "double", "name": "amount", "required": true}]'
          outputs: '[{"type": "long"}]'
          params: null
        utc_time_created: '2026-01-05 10:11:12.345678'

        """;

    [Theory]
    [InlineData("models/fraud/MLmodel", "models/fraud")]
    [InlineData("models/fraud-1.2/MLmodel", "models/fraud-1.2")]
    [InlineData("mlruns/0/abc/artifacts/scorer/MLmodel", "models/scorer")]
    [InlineData("mlruns/1/models/m-1/artifacts/MLmodel", "models/m-1")]
    [InlineData("MLmodel", "models/model")]
    public void An_mlmodel_file_is_the_model_of_its_folder(string path, string artifact)
    {
        var model = Vectors.Read(path, File).Items.ShouldHaveSingleItem().Value;

        (model.Kind, model.Path, model.Content.Format).ShouldBe((ArtifactKind.Model, artifact, "mlmodel"));
        model.Notes.ShouldBe(["Flavors: python_function, sklearn."], "a run keeps what it has logged");
        model.Text().ShouldContain("\"inputs\":[{\"name\":\"amount\",\"required\":true,\"type\":\"double\"}]");
        model.Text().ShouldContain("\"model\":\"runs:/0123456789abcdef0123456789abcdef/model\",");
        ArtifactFormats.ReadOriginal(model.Stored()).Value.Digest.ShouldBe(model.Content.Digest);
    }

    [Fact]
    public void Configurations_of_promptfoo_in_one_file_give_the_prompts_of_all()
    {
        var read = Vectors.Read("prompts/promptfooconfig.yaml", """
            prompts: ['Say {{x}} kindly.']
            providers: [openai:gpt-4.1]
            ---
            prompts:
              - {label: brief, raw: 'Say {{x}} briefly.'}
            providers: [openai:gpt-4.1]
            ---

            """);

        read.Items.Select(one => one.Value.Path).ShouldBe(["prompts/promptfooconfig-1", "prompts/brief"]);
    }

    [Fact]
    public void Dashes_behind_a_document_begin_none_and_another_document_is_refused_at_its_line()
    {
        Vectors.Read("settings/a.yaml", "limit: 5\n---\n").Items.ShouldHaveSingleItem().Succeeded.ShouldBeTrue();
        Vectors.Read("settings/a.yaml", "limit: 5\n---\nlimit: 6\n").Items.ShouldHaveSingleItem().Refusal!.Place.ShouldBe("2:1");
    }
}
