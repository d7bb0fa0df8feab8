namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Every rule there is, in the order their findings are told. A policy says which of them count.</summary>
public static class RiskRules
{
    public static IReadOnlyList<IRiskRule> All { get; } =
    [
        new GuardrailRemoved(),
        new GuardrailWeakened(),
        new PromptVariableBroken(),
        new SecretInContent(),
        new PersonalDataInPrompt(),
        new ToolAdded(),
        new ToolGainedWrite(),
        new ToolGainedDestroy(),
        new ToolGainedOpenWorld(),
        new ToolAnnotationRemoved(),
        new ToolInputWidened(),
        new ToolNewParameter(),
        new ToolNewHost(),
        new ToolDescriptionInstructs(),
        new ModelChanged(),
        new ModelAliasFloats(),
        new TemperatureRaised(),
        new DatasetShrank(),
        new JudgeChangedWithJudged(),
        new PolicyWeakened(),
        new SettingLimitRaised(),
        new WatchingSwitchedOff(),
        new SettingReachesNewHost(),
        new OutsideBoundary(),
        new EvaluationDegraded(),
        new EvaluationInconclusive(),
        new EvaluationMissing(),
        new EvaluationStale(),
        new ChangeNotEvaluated(),
        new ArtifactRemoved(),
    ];

    public static IRiskRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
