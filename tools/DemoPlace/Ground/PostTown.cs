using System.Globalization;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>Gives the borough postcodes. AM is no postcode area of Royal Mail's.</summary>
public sealed class PostTown
{
    // Letters that inward codes use: never C, I, K, M, O or V.
    private const string Letters = "ABDEFGHJLNPQRSTUWXYZ";

    private PostTown(IReadOnlyList<PostcodeUnit> units) => Units = units;

    /// <summary>Every postcode, live and terminated, in order of code.</summary>
    public IReadOnlyList<PostcodeUnit> Units { get; }

    /// <summary>Gives about 1,900 live postcodes and some terminated ones.</summary>
    public static PostTown LayOut(Borough borough, Dice dice)
    {
        var units = new List<PostcodeUnit>();
        var given = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var lsoa in borough.Lsoas)
        {
            var district = lsoa.Blocks.GroupBy(block => block.Neighbourhood.District).MaxBy(group => group.Sum(block => block.People))!.Key;
            var sector = 1 + (borough.Lsoas.Where(other => other.Blocks[0].Neighbourhood.District == district)
                .TakeWhile(other => other != lsoa).Count() % 9);
            foreach (var block in lsoa.Blocks.Where(block => block.People > 0))
            {
                var count = (block.People / 52.0) + dice.Between(0, 0.9);
                for (var i = 1; i <= count || (i == 1 && block.People > 4 && dice.Chance(0.7)); i++)
                {
                    units.Add(Unit(block, district, sector, given, dice, terminated: false));
                }

                if (dice.Chance(0.1))
                {
                    units.Add(Unit(block, district, sector, given, dice, terminated: true));
                }
            }
        }

        // Two that were closed before anybody took a grid reference.
        foreach (var block in borough.Lsoas[30].Blocks.Where(block => block.People > 0).Take(2))
        {
            units.Add(Unit(block, 1, 9, given, dice, terminated: true) with { At = null });
        }

        return new PostTown([.. units.OrderBy(unit => unit.Code, StringComparer.Ordinal)]);
    }

    /// <summary>The live postcode nearest to a spot.</summary>
    public PostcodeUnit Nearest(Spot spot) => Units.Where(unit => unit is { At: not null, Terminated: "", Large: false })
        .MinBy(unit => unit.At!.Value.To(spot))!;

    private static PostcodeUnit Unit(Block block, int district, int sector, Dictionary<string, int> given, Dice dice, bool terminated)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"AM{district} {sector}");
        var number = given.GetValueOrDefault(start);
        given[start] = number + 1;
        // Steps of 7 through the 400 pairs of letters, as codes that are given out over the years lie.
        var pair = number * 7 % 400;
        var corner = block.Shape.Coordinates[dice.Below(block.Shape.NumPoints - 1)];
        var at = block.Middle.Towards(new Spot(corner.X, corner.Y), dice.Between(0.15, 0.7));
        var year = terminated ? 1980 + dice.Below(18) : 1980 + (dice.Chance(0.7) ? 0 : dice.Below(44));
        return new PostcodeUnit(
            $"{start}{Letters[pair / 20]}{Letters[pair % 20]}",
            new Spot(Math.Round(at.X), Math.Round(at.Y)),
            block,
            string.Create(CultureInfo.InvariantCulture, $"{year}{(year == 1980 ? 1 : 1 + dice.Below(12)):00}"),
            terminated ? string.Create(CultureInfo.InvariantCulture, $"{year + 4 + dice.Below(22)}{1 + dice.Below(12):00}") : "",
            !terminated && dice.Chance(0.015));
    }
}
