using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using CommunityAssets.Domain.People;

namespace CommunityAssets.Web.Security;

/// <summary>
/// What a password has to be: long, and not what everybody would guess first (NIST SP 800-63B, 3.1.1.2). No rules about digits or signs:
/// they make passwords worse.
/// </summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters.</summary>
    public const int Longest = 200;

    private const int FewestDifferent = 5;

    // What the most common passwords are made of, once digits, signs and repetition are taken off.
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
    [
        "password", "passwort", "passwd", "pass", "passphrase", "letmein", "letmeinnow", "welcome", "welcomehome", "welcomeback", "secret",
        "topsecret", "admin", "administrator", "root", "user", "guest", "test", "testing", "tester", "testtest", "login", "master", "default",
        "changeme", "changemenow", "changeit", "qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "qwertyuiopasdfghjklzxcvbnm", "qwertyqwerty",
        "asdfghjkl", "asdfgh", "zxcvbnm", "zxcvbn", "qazwsx", "qazwsxedc", "qazwsxedcrfv", "azerty", "azertyuiop", "abcdef", "abcdefgh",
        "abcdefghij", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "abc", "abcd", "iloveyou",
        "iloveyouforever", "ilovey", "love", "lovely", "trustno", "dragon", "monkey", "football", "footballfootball", "baseball", "basketball",
        "superman", "batman", "spiderman", "pokemon", "starwars", "princess", "sunshine", "shadow", "michael", "jordan", "charlie", "arsenal",
        "liverpool", "liverpoolfc", "chelsea", "chelseafc", "manchester", "manchesterunited", "manunited", "tottenham", "everton", "rangers",
        "celtic", "england", "scotland", "wales", "london", "computer", "internet", "whatever", "freedom", "nothing", "cheese", "summer",
        "winter", "spring", "autumn", "monday", "friday", "january", "december", "correcthorsebatterystaple", "thisismypassword",
        "mypassword", "mypasswordis", "newpassword", "yourpassword", "nopassword", "passwordpassword", "thequickbrownfox", "helloworld",
        "hello", "hellohello", "goodmorning", "community", "communityasset", "communityassets", "council", "steward", "coordinator",
    ]);

    /// <summary>What is wrong with a password for an account; null when nothing is.</summary>
    public static string? Problem(string password, Account account)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(account);
        if (password.Length < Shortest)
        {
            return $"Make it at least {Shortest} characters long. Four words that do not belong together are easy to keep in mind.";
        }

        if (password.Length > Longest)
        {
            return $"Make it at most {Longest} characters long.";
        }

        if (password.Distinct().Count() < FewestDifferent || IsRun(password))
        {
            return "It is the same few characters over and over, or keys in a row. Choose something harder to guess.";
        }

        var letters = Letters(password);
        var own = account.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Append(account.Name)
            .Append(account.Email)
            .Concat(account.Email.Split('@', '.'))
            .Select(Letters)
            .Where(word => word.Length > 2)
            .ToHashSet(StringComparer.Ordinal);
        if (own.Contains(letters) || own.Contains(Once(letters)))
        {
            return "It is made of your own name or e-mail address. Choose something that others can't guess.";
        }

        return letters.Length == 0 || Common.Contains(letters) || Common.Contains(Once(letters))
            ? "It is among the first that anybody would try. Choose something harder to guess."
            : null;
    }

    // What is read for letters, in lower case: "P@ssw0rd2024!" is "password".
    [SuppressMessage("Globalization", "CA1308", Justification = "Compared in lower case.")]
    private static string Letters(string text)
    {
        // Digits and signs before and after a word are the usual trimmings; within it they stand for letters.
        var core = text.Trim().ToLowerInvariant().TrimStart("0123456789!?.,-_#*+ ".ToCharArray()).TrimEnd("0123456789!?.,-_#*+$ ".ToCharArray());
        return string.Concat(core.Select(letter => letter switch
        {
            '0' => 'o',
            '1' => 'l',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            '7' => 't',
            '8' => 'b',
            '!' => 'i',
            _ => letter,
        }).Where(char.IsLetter));
    }

    // "secretsecret" is "secret".
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && Enumerable.Range(0, text.Length).All(at => text[at] == text[at % length]))
            {
                return text[..length];
            }
        }

        return text;
    }

    // 123456789012, abcdefghijkl, 098765432109: each character next to the one before.
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (one, next) => next - one).ToList();
        return steps.Count(step => step is 1 or -1 or 9 or -9) >= steps.Count - 1;
    }
}
