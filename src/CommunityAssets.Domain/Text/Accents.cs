using System.Collections.Frozen;

namespace CommunityAssets.Domain.Text;

/// <summary>
/// Takes accents off Latin letters, as SQLite's <c>unicode61</c> tokenizer does with <c>remove_diacritics 2</c>. Written out, since the
/// program runs without culture data, where .NET takes no letters apart.
/// </summary>
public static class Accents
{
    // Each line: the plain letter, then every lower-case letter that Unicode takes apart into it and marks.
    private static readonly string[] Letters =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįİǐȉȋḭḯỉị",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    ];

    private static readonly FrozenDictionary<char, char> Plain =
        Letters.SelectMany(line => line.Skip(1).Select(accented => KeyValuePair.Create(accented, line[0]))).ToFrozenDictionary();

    /// <summary>The plain form of a lower-case letter; any other character as it is.</summary>
    public static char Off(char letter) => letter >= '\u00C0' && Plain.TryGetValue(letter, out var plain) ? plain : letter;

    /// <summary>Whether a character is a mark that combines with the letter before it.</summary>
    public static bool IsMark(char character) => character is >= '\u0300' and <= '\u036F';
}
