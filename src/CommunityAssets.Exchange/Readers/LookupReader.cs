using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads the lookups of the ONS Open Geography Portal: which area became which (<c>LSOA11CD, CHGIND, LSOA21CD</c>), and which area lies in
/// which (<c>OA21CD, LSOA21CD, MSOA21CD, LAD22CD</c>; <c>LSOA21CD, WD24CD, LAD24CD</c>). One file may be both. Columns are found by
/// pattern: a level, a year of two or four figures, and <c>cd</c> or <c>code</c>.
/// </summary>
/// <remarks>
/// Memberships are given from each level to the next that the file has: output area, LSOA, MSOA, authority, region, country, and the
/// smallest of these to ward and parish, ward and parish to authority. Each pair is given once. Where two years of a level stand side
/// by side the later one is meant.
/// </remarks>
public sealed class LookupReader
{
    private static readonly AreaLevel[] Chain =
        [AreaLevel.Oa, AreaLevel.Lsoa, AreaLevel.Msoa, AreaLevel.Lad, AreaLevel.Region, AreaLevel.Country];
    private static readonly string[] ChangeColumns = ["chgind", "chngind", "change code", "change indicator", "change", "chg ind"];

    private readonly InputFile _file;
    private readonly ReadNotes _notes;
    private readonly (AreaHeading From, AreaHeading To, int Kind)? _change;
    private readonly IReadOnlyList<(AreaHeading Child, AreaHeading Parent, int? ParentName)> _pairs;

    /// <summary>Opens the file and looks at its heading.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or no two columns of it relate areas.</exception>
    public LookupReader(InputFile file, ReadNotes notes)
    {
        _file = file;
        _notes = notes;
        using var table = CsvTable.Open(file);
        var columns = AreaHeading.All(table.Headings);
        AreaHeading[] codes = [.. columns.Where(column => !column.IsName)];
        _change = FindChange(table.Headings, codes);
        _pairs = [.. FindPairs(codes).Select(pair => (pair.Child, pair.Parent, NameOf(columns, pair.Parent)))];
        if (_change is null && _pairs.Count == 0)
        {
            throw new BadInputException(
                $"{file.Name}: no two columns say how areas relate. A lookup has columns such as LSOA21CD and WD24CD (which lies in "
                + "which) or LSOA11CD, "
                + $"CHGIND and LSOA21CD (which became which). The file's headings are: {table.Headings.Listed()}.");
        }

        foreach (var (child, parent, _) in _pairs)
        {
            NeedYear(table.Headings, child);
            NeedYear(table.Headings, parent);
        }
    }

    /// <summary>Whether the file says which area became which.</summary>
    public bool HasChanges => _change is not null;

    /// <summary>Whether the file says which area lies in which.</summary>
    public bool HasMemberships => _pairs.Count > 0;

    /// <summary>Reads which area became which; empty when the file does not say.</summary>
    public async IAsyncEnumerable<Row<AreaChange>> ReadChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_change is not { } change)
        {
            yield break;
        }

        await Task.Yield();
        using var table = CsvTable.Open(_file);
        var told = new Dictionary<(string, string), (AreaChangeKind Kind, long Row)>();
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = Change(table, change.From, change.To, change.Kind);
            if (row.Record is { } record && !told.TryAdd((record.From.Code, record.To.Code), (record.Kind, row.Number))
                && told[(record.From.Code, record.To.Code)] is var first && first.Kind != record.Kind)
            {
                row = Refused(
                    table, change.Kind, $"the change from {record.From.Code} to {record.To.Code} is another one than in row {first.Row}.",
                    "Keep the row that is right.");
            }

            yield return row;
        }
    }

    /// <summary>Reads which area lies in which, each pair once; empty when the file does not say.</summary>
    public async IAsyncEnumerable<Row<AreaMembership>> ReadMembershipsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        using var table = CsvTable.Open(_file);
        var seen = Array.ConvertAll([.. _pairs], _ => new Dictionary<string, string>(StringComparer.Ordinal));
        while (_pairs.Count > 0 && table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (table.Problem is { } problem)
            {
                // The changes of the same file refuse the row already; it must not be counted twice.
                if (_change is null)
                {
                    yield return new Row<AreaMembership>(table.Row, Record: null, problem);
                }

                continue;
            }

            for (var pair = 0; pair < _pairs.Count; pair++)
            {
                if (Membership(table, _pairs[pair], seen[pair]) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    private static int? NameOf(IReadOnlyList<AreaHeading> columns, AreaHeading code) =>
        columns.FirstOrDefault(column => column.IsName && column.Level == code.Level && column.Vintage == code.Vintage)?.Column;

    private static (AreaHeading From, AreaHeading To, int Kind)? FindChange(Headings headings, AreaHeading[] codes)
    {
        if (headings.Find(ChangeColumns) is not { } kind)
        {
            return null;
        }

        AreaHeading[] years = [.. codes
            .Where(code => code.Vintage is not null)
            .GroupBy(code => code.Level)
            .Where(level => level.Select(code => code.Vintage).Distinct().Count() == 2)
            .OrderBy(level => level.Key)
            .SelectMany(level => level.OrderBy(code => code.Vintage))
            .Take(2)];
        return years is [var from, var to] ? (from, to, kind) : null;
    }

    private static IEnumerable<(AreaHeading Child, AreaHeading Parent)> FindPairs(AreaHeading[] codes)
    {
        var latest = codes.GroupBy(code => code.Level!.Value).ToDictionary(
            level => level.Key, level => level.OrderBy(code => code.Vintage ?? 0).Last());
        AreaHeading[] chain = [.. Chain.Where(latest.ContainsKey).Select(level => latest[level])];
        for (var i = 1; i < chain.Length; i++)
        {
            yield return (chain[i - 1], chain[i]);
        }

        foreach (var level in (AreaLevel[])[AreaLevel.Parish, AreaLevel.Ward])
        {
            if (!latest.TryGetValue(level, out var middle))
            {
                continue;
            }

            if (chain.FirstOrDefault(link => link.Level < AreaLevel.Parish) is { } smallest)
            {
                yield return (smallest, middle);
            }

            if (chain.FirstOrDefault(link => link.Level > AreaLevel.Ward) is { } larger)
            {
                yield return (middle, larger);
            }
        }
    }

    private static Row<AreaChange> Change(CsvTable table, AreaHeading from, AreaHeading to, int kindColumn)
    {
        if (table.Problem is { } problem)
        {
            return new Row<AreaChange>(table.Row, Record: null, problem);
        }

        AreaChangeKind? kind = table.Text(kindColumn)?.ToUpperInvariant() switch
        {
            "U" => AreaChangeKind.Unchanged,
            "S" => AreaChangeKind.Split,
            "M" => AreaChangeKind.Merged,
            "X" => AreaChangeKind.Irregular,
            _ => null,
        };
        var blank = table.Text(from.Column) is null ? from.Column : table.Text(to.Column) is null ? to.Column : (int?)null;
        return kind is null
            ? Refused(table, kindColumn, $"'{table[kindColumn]}' is not a change.",
                "Write U (unchanged), S (split), M (merged) or X (irregular).")
            : blank is not null
            ? Refused(table, blank.Value, "the code is missing.", "Put in the code of the area.")
            : new Row<AreaChange>(table.Row, new AreaChange(
                new AreaKey(table.Text(from.Column)!, from.Vintage!.Value), new AreaKey(table.Text(to.Column)!, to.Vintage!.Value),
                    kind.Value));
    }

    private static Row<AreaChange> Refused(CsvTable table, int column, string found, string advice) =>
        new(table.Row, Record: null, table.Refuse(column, found, advice));

    private void NeedYear(Headings headings, AreaHeading column)
    {
        if (column.Vintage is null)
        {
            throw new BadInputException(
                $"{_file.Name}: the heading \"{headings[column.Column]}\" does not say of which year the boundaries are. Rename it, for "
                + "example to "
                + $"{LevelNames.Name(column.Level!.Value)}21cd.");
        }
    }

    private Row<AreaMembership>? Membership(
        CsvTable table, (AreaHeading Child, AreaHeading Parent, int? ParentName) pair, Dictionary<string, string> seen)
    {
        var child = table.Text(pair.Child.Column);
        var parent = table.Text(pair.Parent.Column);
        if (GssCode.IsPseudo(child) || GssCode.IsPseudo(parent))
        {
            return null;
        }

        if (!seen.TryAdd(child!, parent!))
        {
            if (!string.Equals(seen[child!], parent, StringComparison.Ordinal))
            {
                _notes.Add("{row puts|rows put} an area into a second area of one level; the first was kept", table.Row);
            }

            return null;
        }

        return new Row<AreaMembership>(table.Row, new AreaMembership(
            new AreaKey(child!, pair.Child.Vintage!.Value), new AreaKey(parent!, pair.Parent.Vintage!.Value), pair.Parent.Level!.Value,
                table.Text(pair.ParentName)));
    }
}
