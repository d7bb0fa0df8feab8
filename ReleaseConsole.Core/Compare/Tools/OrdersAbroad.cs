using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// The plainest orders of <see cref="OrderWords"/> in other languages: forget what you were told, tell nobody, hand on keys or the
/// conversation, nobody needs to be asked. Descriptions in them use the same forms as orders, so only what no description needs is one.
/// </summary>
internal static partial class OrdersAbroad
{
    private const RegexOptions How = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // "Sends a link to set a new password" is what a tool does.
    private const string NoReset = @"(?![^.\n]{0,80}(?:zurück|reset|restablec|réinitialis|reimpost|redefin|recuper|récupér"
        + @"|änder|wechsel|cambi|herstel"
        + @"|сброс|восстанов))";

    public static IEnumerable<Match> In(string text) =>
        Forget().Matches(text).Concat(Silence().Matches(text)).Concat(Hand().Matches(text)).Concat(Unasked().Matches(text));

    [GeneratedRegex(
        @"\b(?:ignorier\w*|missachte\w*|vergiss)\b (?:alle |die |deine |sämtliche )*(?:vorherigen|bisherigen|früheren|anderen"
        + @"|obigen|system\w*|anweisungen|regeln)\b[^.\n]{0,60}"
        + @"|\b(?:ignorez?|oubliez?|ignora|ignore|olvida|olvide|dimentica|esqueça)\b (?:toutes |todas |tutte )?(?:les |vos |tes "
        + @"|las |sus |tus |le |as |suas )*(?:instructions|consignes|règles|instrucciones|reglas|istruzioni|regole|instruções"
        + @"|regras)\b[^.\n]{0,60}"
        + @"|\bnegeer\b (?:alle )?(?:de )?(?:vorige|eerdere|andere|instructies|regels)\b[^.\n]{0,60}"
        + @"|(?:игнорируй\w*|забудь\w*) (?:все )?(?:предыдущ\w*|прежн\w*|инструкци\w*|правил\w*)[^.\n]{0,60}"
        + @"|忽略(?:之前|以上|所有|先前|前面)[^。\n]{0,30}|(?:以前|上記|これまで|すべて)の(?:指示|命令|ルール)を無視[^。\n]{0,30}", How)]
    private static partial Regex Forget();

    [GeneratedRegex(
        @"\b(?:sage?|erzähle?|verrate|melde)\b[^.\n]{0,40}\b(?:nutzer\w*|benutzer\w*|kunde\w*|niemandem|ihm"
        + @"|ihr)\b[^.\n]{0,30}\b(?:nichts|nicht|davon)\b[^.\n]{0,40}|\b(?:verrate|erwähne|verschweige)\b[^.\n]{0,60}\b(?:nicht"
        + @"|nichts|niemandem)\b[^.\n]{0,40}"
        + @"|\bn(?:e |’|')(?:(?:le |lui |en )?)(?:dis|dites|mentionnez?|informez?|révélez?|montrez?"
        + @"|parlez?)\b[^.\n]{0,40}\b(?:pas|rien|jamais|personne)\b[^.\n]{0,40}"
        + @"|\bno (?:se lo |le |lo )?(?:digas?|menciones?|informes?|reveles?|muestres?|avises?)\b[^.\n]{0,60}|\bnon (?:dire|dirlo"
        + @"|menzionare|informare|rivelare|avvisare)\b[^.\n]{0,60}|\bnão (?:diga|mencione|informe|revele|avise)\b[^.\n]{0,60}"
        + @"|\b(?:vertel|zeg)\b[^.\n]{0,40}\b(?:niets|niet)\b[^.\n]{0,40}|\bне (?:говори|говорите|сообщай|сообщайте|упоминай"
        + @"|упоминайте)\b[^.\n]{0,60}"
        + @"|(?:不要|请勿|不得|切勿)(?:告诉|告知|提及|透露)[^。\n]{0,30}|(?:ユーザー|利用者)に(?:は)?[^。\n]{0,20}(?:言わ|知らせ|伝え|教え)な[^。\n]{0,10}", How)]
    private static partial Regex Silence();

    [GeneratedRegex(
        NoReset + @"\b(?:sende|schicke?|übergib|füge?|leite|kopiere?|hänge?|gib|trage|übermittle)\b[^.\n]{0,60}\b(?:zugangsdaten"
        + @"|passw[oö]rte?r?n?|systemprompt\w*|systemanweisung\w*|(?:gesamte\w*|ganze\w*|bisherige\w*) (?:unterhaltung"
        + @"|gespräch\w*|chat\w*)|chatverlauf\w*|geheimnisse|api-schlüssel|umgebungsvariablen)\b[^.\n]{0,60}"
        + "|" + NoReset + @"\b(?:envoie|envoyez|transmets|transmettez|ajoute|ajoutez|inclus|incluez|copie|copiez|insère"
        + @"|insérez)\b[^.\n]{0,60}\b(?:mots? de passe|identifiants de connexion|prompt système"
        + @"|historique de (?:la )?conversation|toute la conversation|clés? (?:d[’'])?api"
        + @"|variables d[’']environnement)\b[^.\n]{0,60}"
        + "|" + NoReset + @"\b(?:envía|envia|envíe|incluye|incluya|añade|añada|agrega|copia|reenvía|envie|inclua"
        + @"|adicione|copie|encaminhe|invia"
        + @"|includi|aggiungi|inoltra)\b[^.\n]{0,60}\b(?:contraseñas?|credenciales|prompt del sistema|toda la conversación"
        + @"|historial|claves? (?:de )?api|variables de entorno|senhas|credenciais|prompt do sistema|toda a conversa"
        + @"|variáveis de ambiente|credenziali|prompt di sistema|intera conversazione|variabili d[’']ambiente)\b[^.\n]{0,60}"
        + "|" + NoReset + @"\b(?:stuur|verzend|voeg|kopieer)\b[^.\n]{0,60}\b(?:wachtwoorden|inloggegevens|systeemprompt|hele gesprek"
        + @"|omgevingsvariabelen)\b[^.\n]{0,60}"
        + "|" + NoReset + @"(?:отправь|отправьте|отправляй\w*|передай|передайте|включи|включите|добавь|добавьте)\b[^.\n]{0,60}(?:парол\w*"
        + @"|учётн\w* данн\w*|системн\w* промпт\w*|всю (?:переписку|беседу)|ключ\w* api)[^.\n]{0,60}"
        + @"|(?:发送|附上|附加|传入|填入|包含)[^。\n]{0,20}(?:密码|凭证|系统提示|对话(?:记录|历史)|密钥|环境变量)[^。\n]{0,20}|(?:パスワード|認証情報|システムプロンプト|会話(?:履歴|全体)"
        + @"|環境変数|秘密鍵)[^。\n]{0,20}(?:送信|含め|添付|渡し|追加)[^。\n]{0,10}", How)]
    private static partial Regex Hand();

    [GeneratedRegex(
        @"(?<!\b(?:wenn|falls|ob|sobald|nachdem)\b[^.\n]{0,40})\b(?:nutzer|benutzer|kunde)\w* ha(?:t|ben) (?:bereits"
        + @"|schon)\b[^.\n]{0,40}\b(?:zugestimmt|genehmigt|freigegeben|bestätigt)\b[^.\n]{0,30}"
        + @"|\b(?:bestätigung|zustimmung|freigabe|genehmigung|rückfrage)\w*\b[^.\n]{0,30}\b(?:nicht (?:nötig|erforderlich"
        + @"|notwendig)|entfällt)\b[^.\n]{0,30}|\bkeine (?:weitere )?(?:bestätigung|zustimmung|freigabe|genehmigung"
        + @"|rückfrage)\w* (?:ist )?(?:nötig|erforderlich|notwendig)\b[^.\n]{0,30}"
        + @"|\b(?:confirmation|approbation|accord|autorisation)\b[^.\n]{0,30}\b(?:n[’']est (?:pas|plus)) (?:nécessaire"
        + @"|requise?)\b[^.\n]{0,30}|\b(?:no|não|non) (?:se |é |è )?(?:requiere|necesita|hace falta|es necesari[ao]|necessári[ao]"
        + @"|richiede|serve|necessaria)\b[^.\n]{0,20}\b(?:confirmación|aprobación|permiso|confirmação|aprovação|conferma"
        + @"|approvazione)\b[^.\n]{0,30}"
        + @"|\bподтверждени\w* (?:пользователя )?не (?:нужно|требуется)\b|无需(?:用户)?(?:确认|批准|同意)[^。\n]{0,20}|(?:確認|承認|同意)は(?:不要"
        + @"|必要ありません)", How)]
    private static partial Regex Unasked();
}
