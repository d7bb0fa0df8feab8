using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What the page of an artifact says beside its raw text.</summary>
public sealed class ReadFactsTests
{
    [Fact]
    public void A_card_says_licence_examples_features_and_size() => Facts("datasets/cases/README.md", """
        ---
        license: [cc-by-4.0, mit]
        task_categories: [text-classification]
        dataset_info:
          features:
          - {name: text, dtype: string}
          - {name: label}
          splits:
          - {name: train, num_examples: 1200}
          - {name: test, num_examples: 30}
          dataset_size: 52000
        ---
        # Cases
        """).ShouldBe(["Licence: cc-by-4.0, mit", "Examples: train 1\u202f200, test 30", "Features: text (string), label", "Size: 52\u00a0kB", "Tasks: text-classification"]);

    [Fact]
    public void A_pointer_says_path_hash_and_size() => Facts(
        "datasets/golden.csv.dvc", "outs:\n- md5: a304afb96060aad90176268345e10355\n  size: 37891850\n  path: golden.csv\n")
        .ShouldBe(["Path: golden.csv", "md5: a304afb96060aad90176268345e10355", "Size: 37.9\u00a0MB"]);

    [Fact]
    public void An_evaluation_says_what_became_of_its_rows_and_what_it_ran_on()
    {
        var prompt = Digest.Of("a prompt");
        Facts("evaluations/a.csv", $"case,metric,score,pass,metric_recall,model,prompt_digest\na,f1,0.5,true,1,gpt,{prompt}\nb,f1,1,false,0.5,gpt,{prompt}\n")
            .ShouldBe(["Rows: 2", "Passed: 1", "Failed: 1", "Errors: 0", "Mean f1: 0.75", "Mean recall: 0.75", "Asked: gpt", $"Ran on, by digest: {prompt.Abbreviated}"]);
    }

    [Fact]
    public void A_text_that_says_it_all_has_no_facts() => Facts("prompts/a.md", "Be kind.\n").ShouldBeEmpty();

    private static IEnumerable<string> Facts(string path, string text)
    {
        var candidate = Vectors.Read(path, text).Items.ShouldHaveSingleItem().Value;
        return ReadFacts.Of(candidate.Kind, candidate.Content.Format, candidate.Content.Canonical).Select(fact => $"{fact.Label}: {fact.Value}");
    }
}
