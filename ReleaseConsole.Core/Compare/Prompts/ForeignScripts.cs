using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The plainest words by which a sentence in other letters than Latin ones forbids, obliges or exempts: Chinese, Japanese, Korean, Russian
/// and Ukrainian, Greek, Arabic, Hebrew, Hindi, Thai. Where no space stands between words, they are looked for inside.
/// </summary>
internal static partial class ForeignScripts
{
    public static bool Exempt(string sentence) => Has(sentence) && Exempting().IsMatch(sentence);

    public static bool Forbid(string sentence) => Has(sentence) && Forbidding().IsMatch(sentence);

    public static bool Oblige(string sentence) => Has(sentence) && Obliging().IsMatch(sentence);

    public static bool Has(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u0370', '\u1DFF') || HasEastern(text);

    public static bool HasEastern(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u3040', '\uD7FF');

    /// <summary>Whether a letter is of a script of which words are read here.</summary>
    public static bool IsRead(char letter) => letter is
        (>= '\u0370' and <= '\u052F') or (>= '\u0590' and <= '\u06FF') or (>= '\u0900' and <= '\u097F') or (>= '\u0E00' and <= '\u0E7F')
        or (>= '\u1F00' and <= '\u1FFF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7FF');

    [GeneratedRegex(
        @"无需|無需|不必|不需要|没有必要|なくても(?:よい|いい|構|かま)|必要は(?:ない|ありません)|필요(?:는|가)? ?없|않아도|\bне (?:нужно|надо|обязательно"
        + @"|требуется|обязан\w*|потрібно)\b"
        + @"|\bδεν χρειάζεται\b|لا (?:يلزم|حاجة|داعي)|अनिवार्य नहीं|ज़रूरत नहीं|जरूरत नहीं|ไม่จำเป็น|\bאין צורך\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exempting();

    [GeneratedRegex(
        @"绝不|絕不|决不|永不|永远不|从不|不得(?!不)|不要|不可|不能|不准|不许|不應|不应|禁止|严禁|嚴禁|切勿|请勿|請勿|勿"
        + @"|決して|ては(?:いけ|なら|だめ)|(?:し|せ|か|ら|わ|さ|た|ま|が|え|れ|め|け|げ|べ|て|ね)ないで(?:ください|下さい)?|しないこと|(?:絶対に|一切)[^。！？]*(?:ない|ません|禁)|禁じ"
        + @"|절대|지 ?마(?:세요|십시오|라|시오|$|[.!])|지 ?말|안 ?(?:됩니다|된다|돼)|금지|해서는 안"
        + @"|\b(?:никогда|нельзя|запрещ\w+|недопустимо|не (?:должн?\w*|может\w*|можешь|следует|имеете|имеешь|разреш\w+)|не \p{L}+(?:йте"
        + @"|ите|ьте|ай|яй|уй|ей)|ніколи|заборон\w+|не можна)\b"
        + @"|(?:^|[,;:] ?)не \p{L}+(?:й|и|ь)\b"
        + @"|\b(?:ποτέ|μην?|απαγορεύεται|δεν (?:πρέπει|επιτρέπεται))\b|(?:^|\s)لا\s|أبد[اً]|مطلقا|ممنوع|[يُ]*حظر|محظور|\b(?:אל"
        + @"|אסור|לעולם לא|אין ל\w+)\b"
        + @"|कभी (?:भी )?(?:नहीं|न|मत)|(?:^|\s)(?:मत|न)\s|न करें|नहीं करें|मना है|निषिद्ध|ห้าม|อย่า",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidding();

    [GeneratedRegex(
        @"必须|必須|务必|務必|一定要|应当|應當|始终|始終|总是|總是|只能|仅限|僅限|只可|只允许|不得不"
        + @"|なければ(?:な|いけ)|ねばな|必ず|常に|のみ|べき|반드시|해야|야 ?(?:합니다|한다|만)|항상|필수|오직"
        + @"|\b(?:долж(?:ен|на|но|ны)|обязан\w*|обязательно|всегда|необходимо|только|требуется|исключительно|повин\w+|завжди|лише|тільки)\b"
        + @"|\b(?:πρέπει|πάντα|μόνο|υποχρεωτικά)\b|يجب|عليك|لا بد|دائم[اً]|فقط|يلزم|يتعين|\b(?:חייבת?|חייבים|תמיד|רק|חובה)\b"
        + @"|हमेशा|केवल|अनिवार्य|ज़रूर|जरूर|अवश्य|होगा|चाहिए|ต้อง|เสมอ|เท่านั้น",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Obliging();
}
