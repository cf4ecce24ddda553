using CommunityAssets.Analysis.Matching;
using CommunityAssets.Benchmarks.Analysis;

namespace CommunityAssets.UnitTests.Analysis.Matching;

public sealed class DuplicatesTests
{
    private static readonly (MatchRecord Record, int Thing)[] Made = [.. new MadeDirectory(6000, seed: 3).Records()];

    [Fact]
    public void Most_planted_duplicates_are_found_and_most_of_what_is_found_was_planted()
    {
        var found = Duplicates.Find(Table(Made.Select(item => item.Record)));
        Assert.True(found.Weights.Estimated, found.Weights.WhyNotEstimated);
        var planted = Made.GroupBy(item => item.Thing).Count(group => group.Count() == 2);
        var right = found.Pairs.Count(pair => Made[pair.One].Thing == Made[pair.Other].Thing);
        Assert.InRange(right / (double)planted, 0.85, 1);
        Assert.InRange(right / (double)found.Pairs.Count, 0.9, 1);
    }

    [Fact]
    public void Estimated_shares_are_near_what_was_planted()
    {
        var found = Duplicates.Find(Table(Made.Select(item => item.Record)));
        var twice = Made.Select((item, at) => (item.Thing, at)).GroupBy(item => item.Thing).Where(group => group.Count() == 2)
            .Select(group => (One: Made[group.First().at].Record, Other: Made[group.Last().at].Record))
            .Where(pair => pair.One.SectorKey is { } sector && sector == pair.Other.SectorKey).ToList();
        var phones = twice.Where(pair => pair.One.PhoneKey is not null && pair.Other.PhoneKey is not null).ToList();
        var same = found.Weights.Rows.Single(row => row.Outcome == "same telephone");
        Assert.Equal(phones.Count(pair => pair.One.PhoneKey == pair.Other.PhoneKey) / (double)phones.Count, same.Match, 0.1);
        Assert.InRange(same.Differ, 0, 0.05);
        Assert.InRange(found.Weights.Prior * found.Weights.Pairs / twice.Count, 0.7, 1.4);
    }

    [Fact]
    public void The_order_of_records_changes_nothing()
    {
        var there = Duplicates.Find(Table(Made.Select(item => item.Record)));
        var order = Enumerable.Range(0, Made.Length).ToArray();
        new Random(9).Shuffle(order);
        var back = Duplicates.Find(Table(order.Select(at => Made[at].Record)));
        Assert.Equal(there.Compared, back.Compared);
        Assert.Equal(
            there.Pairs.Select(pair => (pair.One, pair.Other, pair.Match.Probability)).Order(),
            back.Pairs.Select(pair => (Math.Min(order[pair.One], order[pair.Other]), Math.Max(order[pair.One], order[pair.Other]),
                pair.Match.Probability)).Order());
    }

    [Fact]
    public void One_thread_and_many_give_the_same_answer()
    {
        var one = Duplicates.Find(Table(Made.Select(item => item.Record)), new DuplicateOptions { Threads = 1 });
        var many = Duplicates.Find(Table(Made.Select(item => item.Record)), new DuplicateOptions { Threads = 7 });
        Assert.Equal(one.Pairs.Select(Told), many.Pairs.Select(Told));
        Assert.Equal(one.Weights.Rows, many.Weights.Rows);
    }

    [Fact]
    public void Each_pair_is_as_comparing_the_two_alone_says_but_for_names_of_many()
    {
        var found = Duplicates.Find(Table(Made.Select(item => item.Record)), new DuplicateOptions { Weights = MatchWeights.Documented });
        foreach (var pair in found.Pairs)
        {
            var alone = Matcher.Compare(Made[pair.One].Record, Made[pair.Other].Record);
            var bits = alone.Weight;
            if (Math.Abs(bits - pair.Match.Weight) > 1e-9)
            {
                var namesakes = Made.Count(item => Matcher.NameSimilarity(item.Record.Name, Made[pair.One].Record.Name) == 1);
                Assert.True(namesakes > 6, Made[pair.One].Record.Name);
                bits -= Math.Log2((namesakes - 2d) / Made.Length / 0.001);
            }

            Assert.Equal(bits, pair.Match.Weight, 1e-9);
            Assert.Equal(alone.Signs, pair.Match.Signs);
        }

        Assert.Equal(found.Pairs.OrderByDescending(pair => pair.Match.Weight).Select(Told), found.Pairs.Select(Told));
    }

    [Fact]
    public void A_name_that_many_have_says_the_less_the_commoner_it_is()
    {
        // Of 1,010 records 14 are post offices, two of them 300 m from each other, and two have a name of their own as far apart.
        static MatchRecord At(string name, int x) => new(name, x, 200_000, null, null, null, null);
        static string Own(int at) => $"{(char)('a' + (at % 26))}{(char)('a' + (at / 26))}quix";
        var records = Enumerable.Range(0, 994).Select(at => At(Own(at), 100_000 + (at * 600)))
            .Concat(Enumerable.Range(0, 10).Select(at => At("Post Office", 800_000 + (at * 3000))))
            .Concat([At("Post Office", 900_000), At("Post Office", 900_300)])
            .Concat([At("Riverside Choir", 950_000), At("Riverside Choir", 950_300)])
            .Concat([At("Post Office", 960_000), At("Post Office", 960_010)]).ToList();
        var found = Duplicates.Find(Table(records), new DuplicateOptions { Weights = MatchWeights.Documented, Least = 0 });
        DuplicatePair Pair(int one) => found.Pairs.Single(pair => (pair.One, pair.Other) == (one, one + 1));
        var rare = Pair(1006);
        Assert.Equal(Matcher.Compare(records[1006], records[1007]).Weight, rare.Match.Weight, 1e-9);
        Assert.InRange(rare.Match.Probability, Matcher.Likely, 1);

        // By chance as often as others have it: log2(12 / 1,010 / 0.001) bits less.
        var common = Pair(1004);
        Assert.Equal(rare.Match.Weight - Math.Log2(12d / records.Count / 0.001), common.Match.Weight, 1e-9);
        Assert.Equal(common.Match.Weight, common.DocumentedBits, 1e-9);
        Assert.InRange(common.Match.Probability, 0, Matcher.Likely);

        // Next door to each other they are told all the same.
        Assert.InRange(Pair(1008).Match.Probability, Matcher.Likely, 1);
    }

    [Fact]
    public void With_few_pairs_the_documented_weights_stand_and_it_is_said()
    {
        var found = Duplicates.Find(Table(Made.Take(20).Select(item => item.Record)));
        Assert.False(found.Weights.Estimated);
        Assert.Contains("1,000 are needed", found.Weights.WhyNotEstimated, StringComparison.Ordinal);
        Assert.Equal(MatchWeights.Documented.Prior, found.Weights.Prior);
    }

    [Fact]
    public void Things_that_share_an_address_but_no_name_are_not_learned_as_the_same()
    {
        // A street of halls, each with thirty groups that share its telephone, e-mail address and place, and nothing twice.
        var random = new Random(4);
        var groups = Enumerable.Range(0, 1200).Select(at => new MatchRecord(
            string.Concat(Enumerable.Range(0, 12).Select(_ => (char)('a' + random.Next(26)))), 400_000
                + (at / 30 * 300), 200_000, "AB1 2CD",
            $"0163296{at / 30:D4}", $"hall{at / 30}@halls.example", null));
        var found = Duplicates.Find(Table(groups), new DuplicateOptions { MostInBlock = 2000 });
        Assert.False(found.Weights.Estimated);
        Assert.EndsWith("the documented weights stand.", found.Weights.WhyNotEstimated, StringComparison.Ordinal);
    }

    [Fact]
    public void Crowded_blocks_are_looked_at_by_name_and_told_of()
    {
        var records = Enumerable.Range(0, 900).Select(at => new MatchRecord(
            $"Group number {(char)('a' + (at % 26))}{(char)('a' + (at / 26 % 26))}{(char)('a' + (at * 7 % 26))}", null, null, "AB1 2CD",
            null, null, null)).ToList();
        records.Add(new MatchRecord("Riverside Choir", null, null, "AB1 2CD", null, null, null));
        records.Add(new MatchRecord("Riverside Choirs", null, null, "AB1 2CE", null, null, null));
        var found = Duplicates.Find(Table(records), new DuplicateOptions { Least = 0, MostInBlock = 100, Window = 5 });
        Assert.Equal((1, 902), (found.Crowded, found.LargestCrowd));
        Assert.InRange(found.Compared, 1, 902 * 5);
        Assert.Contains(found.Pairs, pair => (pair.One, pair.Other) == (900, 901));
    }

    [Fact]
    public void A_telephone_that_many_give_tells_nothing()
    {
        var records = Enumerable.Range(0, 40)
            .Select(at => new MatchRecord($"Quite another {at * 7919}", 400_000 + (at * 2000), 200_000, null, "01225 477000", null, null));
        var found = Duplicates.Find(Table(records), new DuplicateOptions { Least = 0 });
        Assert.Empty(found.Pairs);
        Assert.Equal(1, found.SharedByMany);
    }

    [Theory]
    [InlineData(6, 15, 0)]
    [InlineData(7, 0, 7)]
    public void Many_of_one_name_close_together_are_parts_of_one_thing(int buildings, int pairs, int parts)
    {
        var church = new MatchRecord("St Mary's Church", 425_000, 265_000, null, null, null, null);
        var records = Enumerable.Range(0, buildings)
            .Select(at => new MatchRecord("Alder University", 400_000 + (at * 20), 200_000, null, null, null, null))
            .Concat([church, church with { X = 425_010 }]);
        var found = Duplicates.Find(Table(records));
        Assert.Equal(parts, found.Parts);
        Assert.Equal(pairs, found.Pairs.Count(pair => pair.One < buildings));
        Assert.Equal((buildings, buildings + 1),
            found.Pairs.Where(pair => pair.One >= buildings).Select(pair => (pair.One, pair.Other)).Single());
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("n/a")]
    [InlineData("Not known")]
    public void What_stands_for_no_name_is_like_no_other(string name)
    {
        var nameless = new MatchRecord(name, 400_000, 200_000, null, null, null, null);
        Assert.Empty(Duplicates.Find(Table([nameless, nameless with { X = 400_005 }])).Pairs);
        Assert.Equal(0, Matcher.NameSimilarity(name, name));
    }

    [Fact]
    public void Things_without_a_place_are_found_by_their_name()
    {
        var online = new MatchRecord("Online Grief Circle", null, null, null, null, null, null);
        var found = Duplicates.Find(
            Table([online, online with { Name = "Grief circle, online" }, online with { Name = "Poetry by post" }]));
        Assert.Equal([(0, 1)], found.Pairs.Select(pair => (pair.One, pair.Other)));
    }

    [Fact]
    public void Nothing_and_one_record_are_answers()
    {
        Assert.Empty(Duplicates.Find(new MatchTable()).Pairs);
        Assert.Empty(Duplicates.Find(Table([Made[0].Record])).Pairs);
        Assert.Empty(Duplicates.Find(Table([new("", null, null, null, null, null, null),
            new("", null, null, null, null, null, null)])).Pairs);
    }

    [Fact]
    public void Names_longer_than_what_is_compared_are_judged_as_the_two_alone_are()
    {
        var name = "Zeta community association for everybody who lives, works, learns or gardens beside the river";
        MatchRecord[] records =
        [
            new(name, 400_000, 200_000, null, null, null, null),
            new("Beside the river: " + name, 400_010, 200_000, null, null, null, null),
            new(name + " and the canal", 400_020, 200_000, null, null, null, null),
        ];
        var found = Duplicates.Find(Table(records), new DuplicateOptions { Least = 0, Weights = MatchWeights.Documented });
        Assert.All(found.Pairs, pair =>
            Assert.Equal(Matcher.Compare(records[pair.One], records[pair.Other]).Weight, pair.Match.Weight, 1e-9));
        Assert.Contains(found.Pairs, pair => (pair.One, pair.Other) == (0, 2));
    }

    [Fact]
    public void It_stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Duplicates.Find(Table(Made.Select(item => item.Record)), cancellationToken: stop.Token));
    }

    [Fact]
    public void Documented_shares_add_up_and_say_what_they_said()
    {
        foreach (var field in MatchWeights.Documented.Fields)
        {
            Assert.Equal(1, field.Match.Sum(), 1e-12);
            Assert.Equal(1, field.Differ.Sum(), 1e-12);
        }

        var rows = MatchWeights.Documented.Rows.ToDictionary(row => $"{row.Field}: {row.Outcome}", StringComparer.Ordinal);
        Assert.Equal((0.75, 0.006), (
            Math.Round(rows["contact: same telephone"].Match, 6), Math.Round(rows["contact: same telephone"].Differ, 6)));
        Assert.Equal((0.7, 0.005), (Math.Round(rows["contact: same e-mail"].Match, 6), Math.Round(rows["contact: same e-mail"].Differ, 6)));
        Assert.Equal((0.8, 0.02), (
            Math.Round(rows["contact: same web site"].Match, 6), Math.Round(rows["contact: same web site"].Differ, 6)));
        Assert.Equal((0.65, 0.04), (Math.Round(rows["place: within 50 m"].Match, 6), Math.Round(rows["place: within 50 m"].Differ, 6)));
        Assert.Equal(0.75, rows["place: same postcode"].Match, 1e-6);
        Assert.Equal(0.06, rows["place: same postcode"].Differ, 1e-6);
    }

    [Theory]
    [InlineData("https://www.facebook.com/RiversideChoir/", "facebook.com/riversidechoir")]
    [InlineData("https://facebook.com/", null)]
    [InlineData("https://www.choir.example/about", "choir.example")]
    [InlineData("not an address", null)]
    public void A_page_on_a_host_that_everybody_uses_is_told_by_its_path(string web, string? expected) =>
        Assert.Equal(expected, new MatchRecord("x", null, null, null, null, null, web).WebHost);

    private static (int One, int Other, double Weight) Told(DuplicatePair pair) => (pair.One, pair.Other, pair.Match.Weight);

    private static MatchTable Table(IEnumerable<MatchRecord> records)
    {
        var table = new MatchTable();
        foreach (var record in records)
        {
            table.Add(record);
        }

        return table;
    }
}
