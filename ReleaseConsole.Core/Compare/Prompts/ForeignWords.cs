using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The plainest words by which a sentence in another language than English forbids, obliges or exempts; none of them is an English word.
/// Here those of the languages in Latin letters; the others are in <see cref="ForeignScripts"/>.
/// </summary>
internal static partial class ForeignWords
{
    /// <summary>Most sentences hold none of these; those with a letter beyond ASCII are read whole.</summary>
    internal static readonly string[] Stems =
    [
        "nie ", "niem", "kein", "nicht", "verbot", "untersag", "muss", "immer", "stets", "nur ", "zwingend", "jamais", "interdit", " pas ",
        " pas.", " pas,", " pas!", "aucun", "dois ", "doit ", "doivent", "devez", "toujours", "seulement", "uniquement", "obligat",
        "il faut", "nunca", "prohib", "proib", "ningu", "debe|", "debes|", "deben|", "debem", "siempre", " que ", "solamente",
        "exclusivam", "esclusivam", "mai ", "non ", "viet", "devi ", "deve ", "deves ", "devem ", "devono", "dovete", "sempre",
        "soltanto", "bisogna", "nooit", "niet", "geen", "verbod", "moet", "altijd", "uitsluit", "verplicht", "alleen", "nigdy",
        "zabron", "zakaz", "musi ", "musis", "musicie", "zawsze", "tylko", "asla", "yasak", "zorunlu", "mutlaka", "zaman", "sadece",
        "gerek", "meli|", "melisin|", "melidir|", "meliyiz|", "melisiniz|", "memeli", "aldri", " inte ", "ikke", "alltid", "altid",
        "endast", "skal", "nikdy", "jangan", "boleh", "dilarang", "harus", "wajib",
    ];

    private static readonly StemSearch Search = new("", Stems);

    /// <summary>What a sentence does by these words; <see cref="Stance.None"/> where it holds none of them.</summary>
    public static Stance Of(string sentence)
    {
        if (!MaySay(sentence))
            return Stance.None;
        return Exempting().IsMatch(sentence) || ForeignScripts.Exempt(sentence) ? Stance.Permits
            : Forbidding().IsMatch(sentence) || ForeignScripts.Forbid(sentence) ? Stance.Forbids
            : Obliging().IsMatch(sentence) || ForeignScripts.Oblige(sentence) ? Stance.Obliges
            : Stance.None;
    }

    public static bool MaySay(string sentence) => HasForeignLetters(sentence) || Search.In(sentence) != 0;

    // Quotation marks, dashes, arrows and signs of money are no letters of another language, nor are emoji.
    internal static bool HasForeignLetters(ReadOnlySpan<char> text) => !Ascii.IsValid(text) && (
        text.ContainsAnyInRange('\u00C0', '\u1FFF') || ForeignScripts.HasEastern(text));

    [GeneratedRegex(
        @"\b(?:(?:muss|musst|müssen|brauchst?|brauchen)\b[^.!?]{0,60}\bnicht\b(?! nur)|hoe(?:f|ft|ven)\b[^.!?]{0,60}\bniet|pas (?:besoin"
        + @"|obligée?s?|nécessaire|tenue?s?)"
        + @"|no (?:tienes? que|es (?:necesario|obligatorio)|hace falta|necesitas?)|non (?:è (?:necessario|obbligatorio)|occorre|serve"
        + @"|c[’']è bisogno|devi per forza)"
        + @"|não (?:é (?:necessário|obrigatório)|precisas?)|nie (?:musisz|trzeba)|behöver inte|behøver ikke)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exempting();

    // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, the Scandinavian languages, Finnish, Czech, Hungarian,
    // Romanian, Vietnamese, Indonesian, in this order.
    [GeneratedRegex(
        @"\b(?:nie|niemals|keine?[mnrs]?|(?:darf|dürfen|darfst|soll|sollst|sollen|kann|kannst)\b[^.!?]{0,60}\bnicht|verboten|untersagt"
        + @"|jamais|interdite?s?|en aucun cas|(?:ne\b|n[’'])[^.!?]{0,30}\b(?:pas|aucune?)"
        + @"|nunca|jamás|prohibid[oa]s?|no (?:debes?|deben|deberás?|puedes?|pueden|se (?:puede|debe|permite)|está permitid[oa])"
        + @"|en ningún caso|bajo ninguna circunstancia"
        + @"|proibid[oa]s?|não (?:podes?|podem|deves?|devem|é permitido)|em (?:nenhuma|hipótese) \p{L}+"
        + @"|mai|vietat[oaie]|proibit[oaie]|non (?:devi|deve|dovete|devono|puoi|può|potete|possono|è (?:consentito"
        + @"|permesso))|in nessun caso"
        + @"|nooit|niet|geen|nigdy|zabronion\w+|zakazan\w+|zabrania"
        + @"|asla|hiçbir (?:zaman|koşulda|durumda)|yasak\w*|\p{L}+(?:mayın|meyin)(?:ız|iz)?|\p{L}+(?:mamalı|memeli)\w*"
        + @"|\p{L}+(?:amaz|emez)(?:sın|sin)\w*"
        + @"|aldrig|aldri|inte|ikke|förbjud\w+|forbudt|älä|älkää|ei (?:saa|koskaan)|kielletty|nikdy|nesmí\w*|nesmie\w*|zakáz\w+|soha|tilos"
        + @"|niciodată|interzis\w*|nu (?:poți|ai voie|este permis)|không (?:bao giờ|được)|đừng|cấm|jangan|tidak boleh|dilarang)\b"
        + @"|(?:^|[,;:])\W*(?:não|nu|non(?! -)) \p{L}{2,}"
        + @"|^\W*(?!(?:d(?:er|ie|as|ies\p{L}*)|es|er|sie|ich|wir|man|eine?|ihr|du|was|wer|wo|wenn|falls|ob|wie"
        + @"|warum)\b)\p{L}+ [^.!?,]{0,60}\bnicht\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidding();

    [GeneratedRegex(
        @"\b(?:muss|musst|müssen|immer|stets|nur|zwingend|ausschließlich|verpflichtet|dois|doit|doivent|devez|devons|toujours|seulement"
        + @"|uniquement|obligatoire\w*|il faut|impérativement"
        + @"|debes?|deben|deberás?|deberán|siempre|tienen? que|tienes que|hay que|obligatori[oa]s?|únicamente|solamente|sólo"
        + @"|exclusivamente|es necesario"
        + @"|deves?|devem|deverás?|sempre|tem (?:que|de)|têm que|obrigatóri\w+|apenas|somente|é necessário"
        + @"|devi|dovete|devono|soltanto|esclusivamente|obbligatori[oa]|è necessario|bisogna"
        + @"|moet|moeten|altijd|uitsluitend|verplicht|alleen|musisz|musi|muszą|musicie|zawsze|należy|tylko|wyłącznie|trzeba|koniecznie"
        + @"|zorunlu\w*|mutlaka|her zaman|daima|sadece|yalnızca|gerek(?:ir|iyor|li\w*)|\p{L}{2,}(?:malı|meli)(?:sın|sin|sınız"
        + @"|siniz|dır|dir|yız|yiz)?"
        + @"|måste|alltid|altid|endast|skal|täytyy|pitää|musíš|musí|musíte|vždy|pouze|výhradně|mindig|kötelez\w+"
        + @"|kizárólag|trebuie|întotdeauna"
        + @"|phải|luôn|bắt buộc|harus|wajib|selalu)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Obliging();
}
