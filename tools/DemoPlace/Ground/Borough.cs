using System.Globalization;
using CommunityAssets.DemoPlace.Plan;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>The borough: its ground, its people, and its areas, each nested in the next.</summary>
public sealed class Borough
{
    private readonly Dictionary<Block, (Tract Oa, Tract Lsoa, Tract Msoa, Tract Ward)> _homes = [];

    private Borough(BlockMap map) => Map = map;

    /// <summary>The ground.</summary>
    public BlockMap Map { get; }

    /// <summary>People who live there.</summary>
    public int People => Authority.People;

    /// <summary>Output areas.</summary>
    public IReadOnlyList<Tract> OutputAreas { get; private set; } = [];

    /// <summary>Lower layer super output areas of 2021.</summary>
    public IReadOnlyList<Tract> Lsoas { get; private set; } = [];

    /// <summary>Middle layer super output areas.</summary>
    public IReadOnlyList<Tract> Msoas { get; private set; } = [];

    /// <summary>Wards.</summary>
    public IReadOnlyList<Tract> Wards { get; private set; } = [];

    /// <summary>The borough itself.</summary>
    public Tract Authority { get; private set; } = null!;

    /// <summary>The areas that hold a block.</summary>
    public (Tract Oa, Tract Lsoa, Tract Msoa, Tract Ward) Of(Block block) => _homes[block];

    /// <summary>Lays it out.</summary>
    public static Borough LayOut(Dice dice)
    {
        var borough = new Borough(BlockMap.Cut(dice.For("ground")));
        borough.LayGreens();
        borough.Settle(dice.For("people"));
        borough.DrawAreas(dice.For("areas"));
        return borough;
    }

    private void LayGreens()
    {
        foreach (var green in GreenSpace.All.Where(green => green.Blocks > 0))
        {
            var at = new Spot(green.X, green.Y);
            var taken = new List<Block>();
            while (taken.Count < green.Blocks)
            {
                var candidates = taken.Count == 0
                    ? Map.Blocks.Where(block => block.Green is null)
                    : taken.SelectMany(block => block.Edges.Where(edge => !edge.River).Select(edge => edge.Beyond(block))).OfType<Block>()
                        .Where(block => block.Green is null);
                if (candidates.MinBy(block => block.Middle.To(at)) is not { } next)
                {
                    break;
                }

                next.Green = green.Id;
                taken.Add(next);
            }
        }
    }

    private void Settle(Dice dice)
    {
        var wanted = Map.Blocks.ToDictionary(block => block, block =>
        {
            var (n, nearness) = TownPlan.Around(block.Middle);
            var hectares = block.Shape.Area / 1e6;
            return block.Green is not null ? 0
                : block.Character == Character.Farmland ? 9 * Math.Min(hectares, 0.6)
                : n.People * hectares * (nearness < 0.85 ? 1 : nearness < 1.05 ? 0.85 : 0.6) * dice.Between(0.78, 1.22);
        });
        var scale = TownPlan.People / wanted.Values.Sum();
        foreach (var block in Map.Blocks)
        {
            block.People = (int)Math.Round(wanted[block] * scale);
        }
    }

    private void DrawAreas(Dice dice)
    {
        var pieces = Map.Blocks.Select(block => new Piece(
            block.Middle,
            block.People,
            [
                .. block.Edges.Where(edge => edge.Beyond(block) is not null)
                    .Select(edge => (edge.Beyond(block)!.Index, block.Middle.To(edge.Beyond(block)!.Middle) * (edge.River ? 9 : 1))),
            ])).ToArray();
        var wards = DrawWards(pieces);
        var lsoas = new List<List<Block>>();
        foreach (var ward in wards)
        {
            lsoas.AddRange(Split(pieces, ward, (int)Math.Round(ward.Sum(block => block.People) / 1640.0), dice));
        }

        var msoas = JoinLsoas(lsoas, dice);
        Number(pieces, wards, lsoas, msoas, dice);
    }

    private List<Block>[] DrawWards(Piece[] pieces)
    {
        var widest = TownPlan.Neighbourhoods.Max(n => n.Reach) * 1.2;
        var seeds = TownPlan.Neighbourhoods.Select(n => (
            Map.Blocks.MinBy(block => block.Middle.To(new Spot(n.X, n.Y)))!.Index,
            TownPlan.Wards.ToList().IndexOf(n.Ward),
            widest - (n.Reach * (n.Character == Character.Village ? 1.6 : 1)))).ToArray();
        var parts = Parting.Grow(pieces, [.. Enumerable.Range(0, pieces.Length)], seeds);
        return [.. TownPlan.Wards.Select((_, ward) => Map.Blocks.Where(block => parts[block.Index] == ward).ToList())];
    }

    private IEnumerable<List<Block>> Split(Piece[] pieces, List<Block> blocks, int count, Dice dice)
    {
        var members = blocks.ConvertAll(block => block.Index);
        var parts = Parting.Part(pieces, members, count, dice);
        return Enumerable.Range(0, Math.Max(1, count))
            .Select(part => members.Where((_, i) => parts[i] == part).Select(member => Map.Blocks[member]).ToList());
    }

    private static int[] JoinLsoas(List<List<Block>> lsoas, Dice dice)
    {
        var home = lsoas.SelectMany((blocks, lsoa) => blocks.Select(block => (block, lsoa)))
            .ToDictionary(pair => pair.block, pair => pair.lsoa);
        var tracts = lsoas.ConvertAll(blocks => new Tract(AreaLevel.Lsoa, "", "", blocks));
        var pieces = tracts.Select((tract, lsoa) => new Piece(
            tract.Middle,
            tract.People,
            [
                .. tract.Blocks.SelectMany(block => block.Edges.Where(edge => edge.Beyond(block) is not null)
                    .Select(edge => (edge.River, Lsoa: home[edge.Beyond(block)!])))
                    .Where(next => next.Lsoa != lsoa)
                    .GroupBy(next => next.Lsoa)
                    .Select(group => (group.Key, tract.Middle.To(tracts[group.Key].Middle) * (group.All(next => next.River) ? 4 : 1))),
            ])).ToArray();
        return Parting.Part(pieces, [.. Enumerable.Range(0, lsoas.Count)], 12, dice);
    }

    private void Number(Piece[] pieces, List<Block>[] wards, List<List<Block>> lsoas, int[] msoaOf, Dice dice)
    {
        var msoas = Enumerable.Range(0, msoaOf.Max() + 1)
            .Select(part => lsoas.Where((_, i) => msoaOf[i] == part)
                .OrderByDescending(blocks => new Tract(AreaLevel.Lsoa, "", "", blocks).Middle.Y).ToList())
            .OrderByDescending(parts => new Tract(AreaLevel.Msoa, "", "", [.. parts.SelectMany(blocks => blocks)]).Middle.Y)
            .ToList();
        var allOas = new List<Tract>();
        var allLsoas = new List<Tract>();
        var allMsoas = new List<Tract>();
        var allWards = wards.Select((blocks, i) => new Tract(AreaLevel.Ward, Code("E05", i + 1), TownPlan.Wards[i], blocks)).ToList();
        var wardOf = allWards.SelectMany(ward => ward.Blocks.Select(block => (block, ward)))
            .ToDictionary(pair => pair.block, pair => pair.ward);
        foreach (var parts in msoas)
        {
            var number = allMsoas.Count + 1;
            var msoa = new Tract(AreaLevel.Msoa, Code("E02", number),
                string.Create(CultureInfo.InvariantCulture, $"Aldermere {number:000}"), [.. parts.SelectMany(blocks => blocks)]);
            allMsoas.Add(msoa);
            for (var letter = 0; letter < parts.Count; letter++)
            {
                var lsoa = new Tract(AreaLevel.Lsoa, Code("E01", allLsoas.Count + 1), $"{msoa.Name}{(char)('A' + letter)}", parts[letter]);
                allLsoas.Add(lsoa);
                foreach (var blocks in Split(pieces, parts[letter], Math.Clamp((int)Math.Round(lsoa.People / 350.0), 3, 6), dice))
                {
                    var oa = new Tract(AreaLevel.Oa, Code("E00", allOas.Count + 1), Code("E00", allOas.Count + 1), blocks);
                    allOas.Add(oa);
                    foreach (var block in blocks)
                    {
                        _homes.Add(block, (oa, lsoa, msoa, wardOf[block]));
                    }
                }
            }
        }

        (OutputAreas, Lsoas, Msoas, Wards) = (allOas, allLsoas, allMsoas, allWards);
        Authority = new Tract(AreaLevel.Lad, "E06990001", "Aldermere", Map.Blocks);
    }

    private static string Code(string start, int number) => string.Create(CultureInfo.InvariantCulture, $"{start}99{number:0000}");
}
