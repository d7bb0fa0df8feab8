namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>"And", "or" and "not" over yes, no and cannot tell (Kleene 1938): what is unknown decides nothing it need not decide.</summary>
internal static class Kleene
{
    public static bool? All(IEnumerable<bool?> answers)
    {
        bool? all = true;
        foreach (var answer in answers)
        {
            if (answer == false)
                return false;
            all = answer is null ? null : all;
        }
        return all;
    }

    public static bool? Any(IEnumerable<bool?> answers) => !All(answers.Select(answer => !answer));

    /// <summary>How many say yes: surely at least, and at most.</summary>
    public static (int Least, int Most) Count(IEnumerable<bool?> answers)
    {
        var (least, most) = (0, 0);
        foreach (var answer in answers)
            (least, most) = (least + (answer == true ? 1 : 0), most + (answer == false ? 0 : 1));
        return (least, most);
    }

    /// <summary>Whether a count that is only known to lie between two figures lies between two others.</summary>
    public static bool? Within((int Least, int Most) count, int atLeast, int atMost) =>
        count.Least >= atLeast && count.Most <= atMost ? true : count.Most < atLeast || count.Least > atMost ? false : null;
}
