using System.Buffers;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Numbers in words: "three hundred", "a hundred and twenty-five", "fünfhundert", "trente".</summary>
internal static class NumberWord
{
    // Most sentences hold none of these; "hundred", "fifty", "sixteen" and "twenty-one" hold one of them each.
    private static readonly string[] Stems =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "teen", "twenty", "thirty",
        "forty", "fifty", "eighty", "hundred", "thousand", "million", "dozen", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "neun",
        "zehn", "zwölf", "zig", "hundert", "tausend", "deux", "trois", "quatre", "cinq", "sept", "dix", "vingt", "trente", "ante", "dos",
        "tres", "cuatro", "cinco", "siete", "nueve", "diez", "veinte", "enta", "cien", "mil",
    ];

    public static readonly SearchValues<string> Signs = SearchValues.Create(Stems, StringComparison.OrdinalIgnoreCase);

    private const string Small =
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
        + "|sixty|seventy|eighty|ninety|deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|dos|tres|cuatro|cinco|siete|ocho"
        + "|nueve|diez|veinte|treinta|cuarenta|cincuenta|cien|ciento|mil";

    private const string German =
        "(?>(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)(?:und|hundert|tausend)|(?:zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig"
        + "|siebzig|achtzig|neunzig|hundert|tausend|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)(?:und)?)+";

    private const string Great = "hundred|thousand|million|dozen";

    /// <summary>One number in words, as far as it goes: the words of it stand apart by a space, a hyphen or "and".</summary>
    public const string Pattern =
        "(?i:(?:a (?=" + Great + "))?(?:" + Small + "|" + Great + "|" + German + @")(?:(?:[ -]| and )(?:" + Small + "|" + Great + @")\b)*)";

    private static readonly (string Word, int Value)[] Parts =
    [
        .. new (string, int)[]
        {
            ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
            ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
            ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40),
            ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90), ("ein", 1), ("zwei", 2), ("drei", 3),
            ("vier", 4), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10), ("zwölf", 12),
            ("zwanzig", 20), ("dreißig", 30), ("vierzig", 40), ("fünfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80),
            ("neunzig", 90), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10),
            ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60), ("dos", 2), ("tres", 3), ("cuatro", 4),
            ("cinco", 5), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("veinte", 20), ("treinta", 30), ("cuarenta", 40),
            ("cincuenta", 50), ("cien", 100), ("ciento", 100), ("mil", 1_000), ("dozen", 12), ("hundred", 100), ("hundert", 100),
            ("thousand", 1_000), ("tausend", 1_000), ("million", 1_000_000),
        }.OrderByDescending(one => one.Item1.Length),
    ];

    public static double Value(string words)
    {
        var rest = words.ToLowerInvariant().AsSpan();
        var (sum, group) = (0.0, 0.0);
        while (!rest.IsEmpty)
        {
            var (length, value) = Next(rest);
            if (value >= 1_000)
                (sum, group) = (sum + Math.Max(group, 1) * value, 0);
            else if (length > 1 && (value == 100 || (value == 12 && group > 0)))
                group = Math.Max(group, 1) * value;
            else
                group += value;
            rest = rest[length..];
        }
        return sum + group;
    }

    // What is no part of a number stands between two of them.
    private static (int Length, int Value) Next(ReadOnlySpan<char> rest)
    {
        foreach (var (word, value) in Parts)
            if (rest.StartsWith(word, StringComparison.Ordinal))
                return (word.Length, value);
        return (1, 0);
    }
}
