using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// The CSV that the Fingertips collection gives out, of its 26 columns (27 since "Time period range") all that make a value: indicator,
/// area, sex, age, period, value, 95% limits, count, denominator and note.
/// </summary>
/// <remarks>
/// Ids: <c>fingertips-91872</c>; to which the sex is added unless it is "Persons", and the age unless it is "All ages":
/// <c>fingertips-22001-female-53-70-yrs</c>. So an id does not depend on which other rows a download happens to have. Rows of a category
/// (deprivation tenths, ethnic groups) are left out: they are not about an area as a whole. Rows of areas without a GSS code (general
/// practices, care networks) are left out too.
/// </remarks>
internal sealed class FingertipsTable
{
    private const string Publisher = "Office for Health Improvement and Disparities, Fingertips";
    private const string OpenLicence = "Open Government Licence v3.0";

    private readonly CsvTable _table;
    private readonly IndicatorBook _book;
    private readonly ReadNotes _notes;
    private readonly int _indicator;
    private readonly int _name;
    private readonly int _area;
    private readonly int? _sex;
    private readonly int? _age;
    private readonly int? _category;
    private readonly int _period;
    private readonly int? _note;
    private readonly ValueColumns _columns;
    private readonly Dictionary<(string Indicator, string? Sex, string? Age), string> _ids = [];
    private SameText _samePeriod;

    public FingertipsTable(CsvTable table, IndicatorBook book, ReadNotes notes)
    {
        _table = table;
        _book = book;
        _notes = notes;
        var headings = table.Headings;
        _indicator = headings.Need("the indicator", "indicator id");
        _name = headings.Need("the indicator's name", "indicator name");
        _area = headings.Need("the area", "area code");
        _sex = headings.Find("sex", "gender");
        _age = headings.Find("age");
        _category = headings.Find("category type");
        _period = headings.Need("the period", "time period", "timeperiod");
        _note = headings.Find("value note");
        _columns = new ValueColumns(
            headings.Need("the value", "value"), headings.Find("lower ci 95.0 limit", "lower ci 95*", "lower ci limit"),
            headings.Find("upper ci 95.0 limit", "upper ci 95*", "upper ci limit"), headings.Find("count"), headings.Find("denominator"));
    }

    /// <summary>Whether headings are those of a Fingertips download.</summary>
    public static bool Fits(Headings headings) =>
        headings.Find("indicator id") is not null && headings.Find("indicator name") is not null && headings.Find("area code") is not null
        && headings.Find("time period") is not null && headings.Find("value") is not null;

    public IEnumerable<Row<IndicatorValue>> Read(CancellationToken cancellationToken)
    {
        var cell = (int column) => _table[column];
        while (_table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_table.Problem is { } problem)
            {
                yield return new Row<IndicatorValue>(_table.Row, default, problem);
            }
            else if (_table.Text(_category) is not null)
            {
                _notes.Add("{row|rows} of a category (such as a deprivation tenth) {was|were} left out", _table.Row);
            }
            else if (!GssCode.IsShaped(_table.Text(_area)))
            {
                _notes.Add("{row|rows} of areas without a GSS code (such as general practices) {was|were} left out", _table.Row);
            }
            else
            {
                yield return Read(new ValueCells(_table.File.Name, _table.Row, _table.Headings, cell));
            }
        }
    }

    private Row<IndicatorValue> Read(in ValueCells cells)
    {
        if (_table.Text(_indicator) is not { } indicator)
        {
            return new Row<IndicatorValue>(
                _table.Row, default, cells.Refuse(_indicator, "the indicator is missing.", "Download the file again."));
        }

        if (_table.Text(_period) is not { } period)
        {
            return new Row<IndicatorValue>(
                _table.Row, default, cells.Refuse(_period, "the period is missing.", "Download the file again."));
        }

        var note = _table.Text(_note);
        return ValueParts.Read(cells, _columns, new IndicatorValue(
            Id(indicator), _table.Text(_area)!, _book.Options.Vintage ?? _book.Sheet?.Vintage, _samePeriod.Of(period), Value: null,
            Suppressed: IsSuppression(note) && _table.Text(_columns.Value) is null, Note: note));
    }

    private static bool IsSuppression(string? note) =>
        note?.Contains("suppress", StringComparison.OrdinalIgnoreCase) == true
        || note?.Contains("disclos", StringComparison.OrdinalIgnoreCase) == true;

    private string Id(string indicator)
    {
        var sex = Unless(_table.Text(_sex), "Persons");
        var age = Unless(_table.Text(_age), "All ages");
        if (_ids.TryGetValue((indicator, sex, age), out var known))
        {
            return known;
        }

        var id = IndicatorIds.Slug($"fingertips {indicator} {sex} {age?.Replace("+", " plus ", StringComparison.Ordinal)}");
        var who = (sex, age) switch
        {
            (null, null) => "",
            (_, null) => $" ({sex})",
            (null, _) => $" ({age})",
            _ => $" ({sex}, {age})",
        };
        var name = _table.Text(_name) ?? $"Fingertips {indicator}";
        var full = name.Contains(who.Trim(' ', '(', ')'), StringComparison.OrdinalIgnoreCase) ? name : name + who;
        var added = _book.Add(
            IndicatorIds.Guess(id, full, whole: false) with { Source = Publisher, Licence = _book.Options.Licence ?? OpenLicence }).Id;
        _ids.Add((indicator, sex, age), added);
        return added;
    }

    private static string? Unless(string? text, string usual) =>
        string.Equals(text, usual, StringComparison.OrdinalIgnoreCase) ? null : text;
}
