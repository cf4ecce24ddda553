using System.Globalization;
using System.Text;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>Takes CQL2 text apart into words, signs, texts and numbers.</summary>
internal sealed class CqlTokens
{
    private const string Signs = "(),+-*/^%";
    private readonly string _text;
    private int _next;

    /// <summary>Begins, with the first token as the current one.</summary>
    public CqlTokens(string text)
    {
        _text = text;
        Move();
    }

    /// <summary>What sort of token the current one is.</summary>
    public CqlTokenKind Kind { get; private set; }

    /// <summary>Its text: a word as it is written, a text without its quotes.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Its number, for numbers.</summary>
    public double Number { get; private set; }

    /// <summary>Where it begins, from 0.</summary>
    public int Start { get; private set; }

    /// <summary>Where it begins, in words.</summary>
    public string Place => PlaceOf(Start);

    /// <summary>The current token in words.</summary>
    public string Found => Kind switch
    {
        CqlTokenKind.End => "the end",
        CqlTokenKind.Text => $"the text '{Short(Text)}'",
        _ => $"'{Short(_text[Start.._next])}'",
    };

    /// <summary>A place in words.</summary>
    public static string PlaceOf(int start) => string.Create(CultureInfo.InvariantCulture, $"at character {start + 1}");

    /// <summary>Whether the current token is a word, upper or lower case.</summary>
    public bool Is(string word) => Kind == CqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the current token is a sign.</summary>
    public bool IsSign(string sign) => Kind == CqlTokenKind.Sign && Text == sign;

    /// <summary>Passes a word, if it is the current token.</summary>
    public bool Take(string word)
    {
        if (!Is(word))
        {
            return false;
        }

        Move();
        return true;
    }

    /// <summary>Passes a sign, if it is the current token.</summary>
    public bool TakeSign(string sign)
    {
        if (!IsSign(sign))
        {
            return false;
        }

        Move();
        return true;
    }

    /// <summary>Passes a sign that must be there.</summary>
    public void Need(string sign)
    {
        if (!TakeSign(sign))
        {
            throw CqlException.At(Place, $"'{sign}' was expected, and {Found} was found");
        }
    }

    /// <summary>
    /// The text from the current token, which begins a shape, to the bracket that closes it; passes it.
    /// </summary>
    public string TakeShape()
    {
        var (start, depth) = (Start, 0);
        for (var at = start; at < _text.Length; at++)
        {
            switch (_text[at])
            {
                case '(' when ++depth > CqlLimits.ShapeDepth:
                    throw CqlException.At(PlaceOf(at), "The shape has more brackets than any shape needs");
                case ')' when --depth == 0:
                    _next = at + 1;
                    Move();
                    return _text[start..(at + 1)];
                case '\'' or '"':
                    throw CqlException.At(PlaceOf(at), "A shape holds numbers alone");
            }
        }

        throw CqlException.At(PlaceOf(start), "The shape has no closing bracket");
    }

    /// <summary>Goes to the next token.</summary>
    public void Move()
    {
        while (_next < _text.Length && char.IsWhiteSpace(_text[_next]))
        {
            _next++;
        }

        Start = _next;
        if (_next == _text.Length)
        {
            (Kind, Text) = (CqlTokenKind.End, "");
            return;
        }

        var letter = _text[_next];
        if (letter == '\'')
        {
            (Kind, Text) = (CqlTokenKind.Text, Quoted('\''));
        }
        else if (letter == '"')
        {
            (Kind, Text) = (CqlTokenKind.Name, Quoted('"'));
        }
        else if (char.IsAsciiDigit(letter) || (letter == '.' && char.IsAsciiDigit(After(1))))
        {
            ReadNumber();
        }
        else if (IsNameStart(letter))
        {
            while (_next < _text.Length && IsNamePart(_text[_next]))
            {
                _next++;
            }

            (Kind, Text) = (CqlTokenKind.Word, _text[Start.._next]);
        }
        else
        {
            ReadSign(letter);
        }
    }

    private static bool IsNameStart(char letter) => char.IsLetter(letter) || letter is '_' or ':' || char.IsSurrogate(letter);

    private static bool IsNamePart(char letter) => IsNameStart(letter) || char.IsDigit(letter) || letter is '.';

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";

    private char After(int steps) => _next + steps < _text.Length ? _text[_next + steps] : '\0';

    private void ReadSign(char letter)
    {
        var length = letter switch
        {
            '<' => After(1) is '>' or '=' ? 2 : 1,
            '>' => After(1) == '=' ? 2 : 1,
            '=' => 1,
            _ when Signs.Contains(letter, StringComparison.Ordinal) => 1,
            _ => throw CqlException.At(Place, $"'{letter}' has no meaning in a filter"),
        };
        (Kind, Text) = (CqlTokenKind.Sign, _text.Substring(_next, length));
        _next += length;
    }

    private void ReadNumber()
    {
        while (_next < _text.Length && (char.IsAsciiLetterOrDigit(_text[_next]) || _text[_next] == '.'
            || (_text[_next] is '+' or '-' && _text[_next - 1] is 'e' or 'E')))
        {
            _next++;
        }

        (Kind, Text) = (CqlTokenKind.Number, _text[Start.._next]);
        if (!double.TryParse(
            Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            throw CqlException.At(Place, $"'{Short(Text)}' is not a number");
        }

        Number = number;
    }

    /// <summary>Reads up to the closing quote; a quote within is written twice, or after a backslash.</summary>
    private string Quoted(char quote)
    {
        var text = new StringBuilder();
        for (var at = _next + 1; at < _text.Length; at++)
        {
            if (_text[at] == quote || (_text[at] == '\\' && at + 1 < _text.Length && _text[at + 1] == quote))
            {
                if (at + 1 < _text.Length && _text[at + 1] == quote)
                {
                    at++;
                }
                else
                {
                    _next = at + 1;
                    return text.ToString();
                }
            }

            text.Append(_text[at]);
        }

        throw CqlException.At(Place, $"The {(quote == '\'' ? "text" : "name")} that begins here has no closing quote");
    }
}
