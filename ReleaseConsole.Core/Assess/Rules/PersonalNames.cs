using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Members of a schema that by their names hold something of a person: which member, what it is, and where it stands.</summary>
internal static class PersonalNames
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["ssn"] = "a number of social insurance",
        ["socialsecuritynumber"] = "a number of social insurance",
        ["nationalid"] = "a number of identity",
        ["taxid"] = "a tax number",
        ["taxnumber"] = "a tax number",
        ["passport"] = "a passport number",
        ["passportnumber"] = "a passport number",
        ["driverslicense"] = "a driving licence",
        ["driverslicensenumber"] = "a driving licence",
        ["iban"] = "a bank account",
        ["bankaccount"] = "a bank account",
        ["bankaccountnumber"] = "a bank account",
        ["creditcard"] = "a card number",
        ["creditcardnumber"] = "a card number",
        ["cardnumber"] = "a card number",
        ["cvv"] = "a card number",
        ["cvc"] = "a card number",
        ["dob"] = "a date of birth",
        ["dateofbirth"] = "a date of birth",
        ["birthdate"] = "a date of birth",
        ["birthday"] = "a date of birth",
        ["diagnosis"] = "something of a person's health",
        ["diagnoses"] = "something of a person's health",
        ["medicalhistory"] = "something of a person's health",
        ["medicalrecord"] = "something of a person's health",
        ["ethnicity"] = "a person's origin",
        ["religion"] = "a person's belief",
        ["salary"] = "a person's salary",
        ["homeaddress"] = "a home address",
        ["phone"] = "a phone number",
        ["phonenumber"] = "a phone number",
        ["mobilenumber"] = "a phone number",
        ["email"] = "an e-mail address",
        ["emailaddress"] = "an e-mail address",
    };

    private static readonly string[] Whose =
    [
        "customer", "user", "person", "patient", "employee", "client", "member", "holder", "owner", "contact", "guest", "applicant",
        "personal", "private",
    ];

    public static IEnumerable<(string Name, string Kind, string Place)> In(JsonNode? schema, string place = "")
    {
        if (schema is JsonArray list)
            return list.Index().SelectMany(one => In(one.Item, JsonPointer.Child(place, one.Index)));
        return schema is not JsonObject members ? [] : members.SelectMany(one => one is { Key: "properties", Value: JsonObject named }
            ? named.SelectMany(member => Named(member.Key, JsonPointer.Child(place + "/properties", member.Key))
                .Concat(In(member.Value, JsonPointer.Child(place + "/properties", member.Key))))
            : one.Key is "enum" or "const" or "default" or "examples" or "example" ? [] : In(one.Value, JsonPointer.Child(place, one.Key)));
    }

    private static IEnumerable<(string, string, string)> Named(string name, string place)
    {
        var words = NameWords.Of(name).SkipWhile(Whose.Contains);
        return Kinds.TryGetValue(string.Concat(words), out var kind) ? [(name, kind, place)] : [];
    }
}
