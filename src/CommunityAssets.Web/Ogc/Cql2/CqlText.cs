using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>
/// Reads CQL2 text (OGC 21-065r2, Annex B) by recursive descent. Keywords are read in upper and lower case. Arithmetic is refused by name.
/// </summary>
public sealed class CqlText
{
    private static readonly FrozenSet<string> Shapes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "DIV");

    private readonly CqlTokens _tokens;
    private int _depth;

    private CqlText(string text) => _tokens = new CqlTokens(text);

    /// <summary>Reads a filter.</summary>
    /// <exception cref="CqlException">It is not CQL2 text, too long, or nested too deeply.</exception>
    public static Cql Read(string text)
    {
        if (text.Length > CqlLimits.Characters)
        {
            throw new CqlException($"The filter is {text.Length:N0} characters long; at most {CqlLimits.Characters:N0} can be read.");
        }

        var reader = new CqlText(text);
        var filter = reader.Or();
        return reader._tokens.Kind == CqlTokenKind.End
            ? filter
            : throw CqlException.At(
                reader._tokens.Place, $"The filter should end here or go on with AND or OR; {reader._tokens.Found} was found");
    }

    private Cql Or() => Chain("or", And);

    private Cql And() => Chain("and", Factor);

    private Cql Chain(string op, Func<Cql> part)
    {
        var place = _tokens.Place;
        var first = part();
        if (!_tokens.Is(op))
        {
            return first;
        }

        var parts = ImmutableArray.CreateBuilder<Cql>();
        parts.Add(first);
        while (_tokens.Take(op))
        {
            parts.Add(part());
        }

        return new Cql.Call(op, parts.ToImmutable()) { Place = place };
    }

    private Cql Factor()
    {
        var place = _tokens.Place;
        if (!_tokens.Take("not"))
        {
            return Primary();
        }

        Enter();
        var part = Factor();
        _depth--;
        return new Cql.Call("not", [part]) { Place = place };
    }

    private Cql Primary()
    {
        if (_tokens.IsSign("("))
        {
            _tokens.Move();
            Enter();
            var inner = Or();
            _depth--;
            _tokens.Need(")");
            RefuseArithmetic();
            return inner;
        }

        var place = _tokens.Place;
        var left = Scalar();
        RefuseArithmetic();
        if (_tokens.Kind == CqlTokenKind.Sign && _tokens.Text is "=" or "<>" or "<" or "<=" or ">" or ">=")
        {
            var op = _tokens.Text;
            _tokens.Move();
            var right = Scalar();
            RefuseArithmetic();
            return new Cql.Call(op, [left, right]) { Place = place };
        }

        if (_tokens.Take("is"))
        {
            var notNull = _tokens.Take("not");
            return Negated(notNull, NeedNull(left, place), place);
        }

        var not = _tokens.Take("not");
        return _tokens.Take("like") ? Negated(not, new Cql.Call("like", [left, Scalar()]) { Place = place }, place)
            : _tokens.Take("between") ? Negated(not, Between(left, place), place)
            : _tokens.Take("in") ? Negated(not, new Cql.Call("in", [left, List()]) { Place = place }, place)
            : not ? throw CqlException.At(_tokens.Place, $"LIKE, BETWEEN or IN was expected after NOT, and {_tokens.Found} was found")
            : left is Cql.Call or Cql.Truth ? left
            : throw CqlException.At(_tokens.Place, $"A comparison was expected (=, <, LIKE, IN…), and {_tokens.Found} was found");
    }

    private static Cql Negated(bool not, Cql part, string place) => not ? new Cql.Call("not", [part]) { Place = place } : part;

    private Cql.Call NeedNull(Cql left, string place) =>
        _tokens.Take("null")
            ? new Cql.Call("isnull", [left]) { Place = place }
            : throw CqlException.At(_tokens.Place, $"NULL was expected, and {_tokens.Found} was found");

    private Cql.Call Between(Cql left, string place)
    {
        var least = Scalar();
        if (!_tokens.Take("and"))
        {
            throw CqlException.At(_tokens.Place, $"AND was expected after the lower bound of BETWEEN, and {_tokens.Found} was found");
        }

        return new Cql.Call("between", [left, least, Scalar()]) { Place = place };
    }

    private Cql.List List()
    {
        var place = _tokens.Place;
        _tokens.Need("(");
        var items = ImmutableArray.CreateBuilder<Cql>();
        if (!_tokens.IsSign(")"))
        {
            do
            {
                items.Add(Argument());
            }
            while (_tokens.TakeSign(","));
        }

        _tokens.Need(")");
        return new Cql.List(items.ToImmutable()) { Place = place };
    }

    private Cql Scalar()
    {
        var place = _tokens.Place;
        switch (_tokens.Kind)
        {
            case CqlTokenKind.Text:
                return Moved(new Cql.Text(_tokens.Text) { Place = place });
            case CqlTokenKind.Number:
                return Moved(new Cql.Number(_tokens.Number) { Place = place });
            case CqlTokenKind.Name:
                return Moved(new Cql.Property(_tokens.Text) { Place = place });
            case CqlTokenKind.Sign when _tokens.Text is "-" or "+":
                var minus = _tokens.Text == "-";
                _tokens.Move();
                return _tokens.Kind == CqlTokenKind.Number
                    ? Moved(new Cql.Number(minus ? -_tokens.Number : _tokens.Number) { Place = place })
                    : throw CqlException.At(place, "Arithmetic is not supported in filters; a sign goes before a number alone");
            case CqlTokenKind.Word when !Keywords.Contains(_tokens.Text):
                return Word(place);
            default:
                throw CqlException.At(place, $"A property or a value was expected, and {_tokens.Found} was found");
        }
    }

    private Cql Word(string place)
    {
        if (Shapes.Contains(_tokens.Text))
        {
            return new Cql.Shape(CqlShapes.OfText(_tokens.TakeShape(), place)) { Place = place };
        }

        var word = _tokens.Text;
        _tokens.Move();
        if (!_tokens.IsSign("("))
        {
            return word.ToUpperInvariant() switch
            {
                "TRUE" => new Cql.Truth(true) { Place = place },
                "FALSE" => new Cql.Truth(false) { Place = place },
                _ => new Cql.Property(word) { Place = place },
            };
        }

        Enter();
        var args = List().Items;
        _depth--;
        return word.ToUpperInvariant() switch
        {
            "DATE" or "TIMESTAMP" => CqlTimes.Of(word.ToLowerInvariant(), args, place),
            "INTERVAL" => CqlTimes.Interval(args, place),
            "BBOX" => new Cql.Shape(CqlShapes.OfBox(args, place)) { Place = place },
            _ => new Cql.Call(word.ToLowerInvariant(), args) { Place = place },
        };
    }

    private Cql Argument() => _tokens.IsSign("(") ? Nested() : Scalar();

    private Cql.List Nested()
    {
        Enter();
        var list = List();
        _depth--;
        return list;
    }

    private Cql Moved(Cql value)
    {
        _tokens.Move();
        return value;
    }

    private void Enter()
    {
        if (++_depth > CqlLimits.Depth)
        {
            throw CqlLimits.TooDeep(_tokens.Place);
        }
    }

    private void RefuseArithmetic()
    {
        if (_tokens.Is("div") || (_tokens.Kind == CqlTokenKind.Sign && _tokens.Text is "+" or "-" or "*" or "/" or "^" or "%"))
        {
            throw CqlException.At(_tokens.Place, $"Arithmetic ({_tokens.Text}) is not supported in filters");
        }
    }
}
