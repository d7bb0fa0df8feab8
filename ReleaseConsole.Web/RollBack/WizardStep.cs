namespace ReleaseConsole.Web.RollBack;

/// <summary>The steps of going back, in order.</summary>
public enum WizardStep
{
    Environment,
    Candidate,
    Plan,
    Sign,
    Watch,
}

/// <summary>The words of the steps in addresses and on screen.</summary>
public static class WizardSteps
{
    public static string Word(this WizardStep step) => step switch
    {
        WizardStep.Environment => "environment",
        WizardStep.Candidate => "candidate",
        WizardStep.Plan => "plan",
        WizardStep.Sign => "sign",
        WizardStep.Watch => "watch",
    };

    public static string Title(this WizardStep step) => step switch
    {
        WizardStep.Environment => "Environment",
        WizardStep.Candidate => "Candidate",
        WizardStep.Plan => "What changes back",
        WizardStep.Sign => "Sign",
        WizardStep.Watch => "Watch and verify",
    };

    public static WizardStep? Read(string? word) =>
        Enum.GetValues<WizardStep>().Where(step => step.Word() == word).Select(step => (WizardStep?)step).FirstOrDefault();
}
