using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads tables by age: CSV with a column of area codes, one of age bands, one of counts and one of people; and standard populations: age
/// bands and people. Rows may come in any order. A count that is missing, one that is held back and one of zero are three different things.
/// </summary>
public static class AgeTable
{
    private static readonly string[] Ages = ["age band", "age", "ageband", "age group", "ages", "age range"];
    private static readonly string[] Counts =
    [
        "count", "events", "numerator", "observed", "number", "value", "deaths", "admissions", "cases",
    ];
    private static readonly string[] People =
        ["population", "people", "denominator", "pop", "persons", "person years", "all persons", "weight", "standard population"];

    /// <summary>Reads counts and people by area and age band.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">
    /// The file cannot be read, a column is missing, or a row is wrong: the message names file, row and column. One area and band twice,
    /// and bands that overlap, are wrong.
    /// </exception>
    public static IReadOnlyList<AgeCount> Read(InputFile file, CancellationToken cancellationToken = default)
    {
        using var table = CsvTable.Open(file, headings => headings.Find(Ages) is not null && AreaHeading.OfRows(headings) is not null);
        var code = AreaHeading.Need(table.Headings).Column;
        var age = table.Headings.Need("the age band", Ages);
        var count = table.Headings.Need("the count of events", Counts);
        var people = table.Headings.Need("the number of people", People);
        var rows = new List<AgeCount>();
        var (seen, bands) = (new HashSet<(string Area, AgeBand Band)>(), new SortedSet<AgeBand>());
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(table.Problem);
            if (table.Text(code) is not { } area)
            {
                throw new BadInputException(table.Refuse(code, "the code of the area is missing.", "Put it in, or take the row away."));
            }

            var band = Band(table, age, bands);
            if (!seen.Add((area, band)))
            {
                throw new BadInputException(table.Refuse(
                    age, $"{area} has the ages {band.Words} a second time.",
                    "Leave one row for each area and age band, of one period and sex."));
            }

            var (events, suppressed) = Number(table, count, "events");
            var (persons, held) = Number(table, people, "people");
            rows.Add(held
                ? throw new BadInputException(
                    table.Refuse(people, "the number of people is held back.", "A rate needs it: give it, or take the row away."))
                : new AgeCount(area, band, events, suppressed, persons));
        }

        return rows.Count > 0 ? rows : throw new BadInputException($"{file.Name} has no rows below its heading.");
    }

    /// <summary>Reads a standard population: age bands and people.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<(AgeBand Band, double People)> ReadStandard(InputFile file, CancellationToken cancellationToken = default)
    {
        using var table = CsvTable.Open(file, headings => headings.Find(Ages) is not null);
        var age = table.Headings.Need("the age band", Ages);
        var people = table.Headings.Need("the number of people", People);
        var rows = new List<(AgeBand Band, double People)>();
        var bands = new SortedSet<AgeBand>();
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(table.Problem);
            var known = bands.Count;
            var band = Band(table, age, bands);
            if (bands.Count == known)
            {
                throw new BadInputException(
                    table.Refuse(age, $"the ages {band.Words} are there a second time.", "Leave one row for each age band."));
            }

            rows.Add(Number(table, people, "people").Value is { } number && number > 0
                ? (band, number)
                : throw new BadInputException(
                    table.Refuse(people, $"'{table[people]}' is not a number of people above 0.", "Give each band its people.")));
        }

        return rows.Count > 0 ? rows : throw new BadInputException($"{file.Name} has no rows below its heading.");
    }

    private static void Check(Refusal? problem)
    {
        if (problem is not null)
        {
            throw new BadInputException(problem);
        }
    }

    private static AgeBand Band(CsvTable table, int column, SortedSet<AgeBand> bands)
    {
        if (!AgeBand.TryParse(table[column], out var band))
        {
            throw new BadInputException(table.Refuse(
                column, $"'{table[column]}' is not an age band.",
                "Write ages as 0-4, 5 to 9, 90+ or 85 and over; leave rows of all ages out."));
        }

        if (!bands.Contains(band))
        {
            foreach (var other in bands.Where(other => other.Overlaps(band)))
            {
                throw new BadInputException(table.Refuse(
                    column, $"the ages {band.Words} overlap with {other.Words} above.",
                    "Use one set of age bands; leave rows of all ages out."));
            }

            bands.Add(band);
        }

        return band;
    }

    private static (double? Value, bool Suppressed) Number(CsvTable table, int column, string what)
    {
        var status = NumberText.Read(table[column], out var number);
        if (status == NumberStatus.Bad && NumberText.ReadCount(table[column], out var whole) == NumberStatus.Number)
        {
            (status, number) = (NumberStatus.Number, whole);
        }

        switch (status)
        {
            case NumberStatus.Number when number >= 0:
                return (number, false);
            case NumberStatus.Number:
                throw new BadInputException(table.Refuse(column, $"'{table[column]}' {what} are less than none.", "Write 0 or more."));
            case NumberStatus.Missing:
                return (null, false);
            case NumberStatus.Suppressed:
                return (null, true);
            default:
                var (found, advice) = NumberText.Explain(table[column]);
                throw new BadInputException(table.Refuse(column, found, advice));
        }
    }
}
