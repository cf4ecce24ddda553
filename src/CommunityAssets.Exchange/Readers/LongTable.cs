using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// A table with a row for each value: <c>area, indicator, period, value</c>, and where there are any <c>lower, upper, count, denominator,
/// note, suppressed</c>. The indicator is its id or its name; a name becomes an id.
/// </summary>
internal sealed class LongTable
{
    private static readonly string[] IndicatorColumns =
        ["indicator id", "indicator", "indicator code", "indicator name", "measure", "variable"];
    private static readonly string[] PeriodColumns = ["period", "time period", "timeperiod", "year", "time", "date"];

    private readonly IndicatorBook _book;
    private readonly CsvTable _table;
    private readonly int _area;
    private readonly int _indicator;
    private readonly int? _name;
    private readonly int? _period;
    private readonly int? _note;
    private readonly int? _suppressed;
    private readonly ValueColumns _columns;
    private readonly int? _vintage;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private (string Text, string Id) _last = ("", "");
    private SameText _samePeriod;

    public LongTable(CsvTable table, IndicatorBook book)
    {
        _table = table;
        _book = book;
        var headings = table.Headings;
        var area = book.Sheet?.Area is { } told
            ? new AreaHeading(headings.NeedTold("the code of the area", told), Level: null, AreaHeading.Parse(0, told)?.Vintage,
                IsName: false)
            : AreaHeading.Need(headings);
        _area = area.Column;
        _vintage = book.Options.Vintage ?? book.Sheet?.Vintage ?? area.Vintage;
        _indicator = headings.Need("the indicator", IndicatorColumns);
        _name = headings.Find("indicator name") is { } name && name != _indicator ? name : null;
        _period = headings.Find(PeriodColumns);
        if (_period is null && book.Options.Period is null && book.Sheet?.Period is null)
        {
            throw headings.Missing("the period (which can be told for the whole file instead)", PeriodColumns);
        }

        _note = headings.Find("note", "notes", "value note");
        _suppressed = headings.Find("suppressed", "is suppressed");
        _columns = new ValueColumns(
            headings.Need("the value", "value", "values"),
                headings.Find("lower", "lower limit", "lower ci", "lower ci*", "lci", "lower 95*"),
            headings.Find("upper", "upper limit", "upper ci", "upper ci*", "uci", "upper 95*"), headings.Find("count", "numerator"),
            headings.Find("denominator", "population"));
    }

    /// <summary>Whether headings are those of a long table.</summary>
    public static bool Fits(Headings headings) =>
        AreaHeading.OfRows(headings) is not null && headings.Find(IndicatorColumns) is not null
            && headings.Find("value", "values") is not null;

    public IEnumerable<Row<IndicatorValue>> Read(CancellationToken cancellationToken)
    {
        var cell = (int column) => _table[column];
        while (_table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read(new ValueCells(_table.File.Name, _table.Row, _table.Headings, cell));
        }
    }

    private Row<IndicatorValue> Read(in ValueCells cells)
    {
        if (_table.Problem is { } problem)
        {
            return new Row<IndicatorValue>(_table.Row, default, problem);
        }

        if (_table.Text(_area) is not { } area)
        {
            return new Row<IndicatorValue>(
                _table.Row, default, cells.Refuse(_area, "the code of the area is missing.", "Put it in, or take the row away."));
        }

        if (_table.Text(_indicator) is not { } indicator)
        {
            return new Row<IndicatorValue>(
                _table.Row, default, cells.Refuse(_indicator, "the indicator is missing.", "Put in its id or its name."));
        }

        var period = _book.Options.Period ?? _table.Text(_period) ?? _book.Sheet?.Period;
        if (period is null)
        {
            return new Row<IndicatorValue>(
                _table.Row, default, cells.Refuse(_period, "the period is missing.", "Put it in, for example 2021 or 2021/22."));
        }

        if (!IsSuppression(_table.Text(_suppressed), out var suppressed))
        {
            return new Row<IndicatorValue>(_table.Row, default, cells.Refuse(
                _suppressed, $"'{_table.Text(_suppressed)}' is neither yes nor no.", "Write yes or no."));
        }

        return ValueParts.Read(cells, _columns, new IndicatorValue(
            Id(indicator), area, _vintage, _samePeriod.Of(period), Value: null, Suppressed: suppressed, Note: _table.Text(_note)));
    }

    private static bool IsSuppression(string? text, out bool suppressed)
    {
        suppressed = false;
        if (text is null)
        {
            return true;
        }

        var word = text.ToLowerInvariant();
        suppressed = word is "yes" or "true" or "1" or "y" or "suppressed";
        return suppressed || word is "no" or "false" or "0" or "n";
    }

    private string Id(string text)
    {
        if (string.Equals(text, _last.Text, StringComparison.Ordinal))
        {
            return _last.Id;
        }

        if (!_ids.TryGetValue(text, out var id))
        {
            var name = _table.Text(_name) ?? IndicatorIds.Name(text);
            id = _book.Add(IndicatorIds.Guess(IndicatorIds.Slug(text), name, whole: false)).Id;
            _ids.Add(text, id);
        }

        _last = (text, id);
        return id;
    }
}
