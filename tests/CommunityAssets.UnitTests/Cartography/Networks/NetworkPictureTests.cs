using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Cartography.Networks;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.UnitTests.Cartography.Networks;

public sealed partial class NetworkPictureTests
{
    private static readonly NetworkNode[] Nodes =
    [
        Node(1, "Choir", AssetKind.Group), Node(2, "Walkers", AssetKind.Group), Node(3, "Allotment friends", AssetKind.Group),
        Node(4, "Old Hall", AssetKind.Place), Node(5, "Library", AssetKind.Place),
        Node(6, "Testham Trust", AssetKind.Organisation), Node(7, "Somebody", null),
    ];

    private static readonly NetworkTie[] Ties =
    [
        Tie(1, LinkKind.MeetsAt, 4), Tie(2, LinkKind.MeetsAt, 5), Tie(3, LinkKind.MeetsAt, 5), Tie(6, LinkKind.Runs, 4),
        Tie(6, LinkKind.Runs, 1), Tie(1, LinkKind.PartnersWith, 2), Tie(7, LinkKind.TakesPartIn, 3),
    ];

    public static TheoryData<string> Layouts { get; } = ["columns", "rows"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_same_network_is_drawn_alike_in_whatever_order_it_comes(string layout)
    {
        var one = Draw(layout, Nodes, Ties);
        var other = Draw(layout, [.. Nodes.Reverse()], [.. Ties.Reverse()]);
        Assert.Equal(one.Boxes.Select(box => (box.Node, box.X, box.Y)), other.Boxes.Select(box => (box.Node, box.X, box.Y)));
        Assert.Equal(
            one.Curves.OrderBy(curve => curve.Path, StringComparer.Ordinal), other.Curves.OrderBy(curve => curve.Path, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void No_box_lies_on_another_and_all_lie_in_the_picture(string layout)
    {
        var (nodes, ties) = Large(40);
        foreach (var picture in new[] { Draw(layout, Nodes, Ties), Draw(layout, nodes, ties) })
        {
            foreach (var box in picture.Boxes)
            {
                Assert.InRange(box.X, 0, picture.Width - box.Width);
                Assert.InRange(box.Y, 0, picture.Height - box.Height);
                foreach (var other in picture.Boxes.Where(other => other != box))
                {
                    Assert.True(
                        box.X + box.Width <= other.X || other.X + other.Width <= box.X
                        || box.Y + box.Height <= other.Y || other.Y + other.Height <= box.Y,
                        $"{box.Node.Label} lies on {other.Node.Label}.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_line_joins_the_edges_of_its_two_boxes_and_stays_in_the_picture(string layout)
    {
        var (nodes, ties) = Large(25);
        var picture = Draw(layout, nodes, ties);
        Assert.Equal(ties.Length, picture.Curves.Count);
        var boxes = picture.Boxes.ToDictionary(box => box.Node.Id);
        foreach (var curve in picture.Curves)
        {
            var numbers = Number().Matches(curve.Path)
                .Select(match => double.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray();
            var (startX, startY) = (numbers[0], numbers[1]);
            var (endX, endY) = (numbers[^2], numbers[^1]);
            foreach (var end in new[] { boxes[curve.Tie.From], boxes[curve.Tie.To] })
            {
                Assert.Contains(
                    new[] { (startX, startY), (endX, endY) },
                    at => Math.Abs(at.Item2 - end.Middle) < 0.2 && (Near(at.Item1, end.X) || Near(at.Item1, end.X + end.Width)));
            }

            Assert.InRange(endX, 0, picture.Width);
        }
    }

    [Fact]
    public void Columns_go_from_people_by_who_runs_things_to_where_they_meet()
    {
        var picture = NetworkColumns.Draw(Nodes, Ties);
        Assert.Equal(["Connectors", "Organisations", "Groups", "Places"], picture.Headings.Select(heading => heading.Text));
        Assert.Equal(4, picture.Boxes.Select(box => box.X).Distinct().Count());
        Assert.True(picture.Boxes.Single(box => box.Node.Label == "Somebody").X < picture.Boxes.Single(box => box.Node.Label == "Testham Trust").X);
    }

    [Fact]
    public void Lines_that_need_not_cross_do_not()
    {
        // In the order of names every one of these lines would cross every other.
        NetworkNode[] nodes =
        [
            .. Enumerable.Range(0, 6).Select(at => Node(10 + at, $"Group {at}", AssetKind.Group)),
            .. Enumerable.Range(0, 6).Select(at => Node(20 + at, $"Place {at}", AssetKind.Place)),
        ];
        NetworkTie[] ties = [.. Enumerable.Range(0, 6).Select(at => Tie(10 + at, LinkKind.MeetsAt, 25 - at))];
        var boxes = NetworkColumns.Draw(nodes, ties).Boxes.ToDictionary(box => box.Node.Id);
        foreach (var tie in ties)
        {
            Assert.Equal(boxes[tie.From].Middle, boxes[tie.To].Middle, 0.2);
        }
    }

    [Fact]
    public void A_line_over_a_column_has_a_way_through_between_its_boxes()
    {
        var picture = NetworkColumns.Draw(Nodes, Ties);
        var path = picture.Curves.Single(curve => curve.Tie == Tie(6, LinkKind.Runs, 4)).Path;
        Assert.Contains("H", path, StringComparison.Ordinal);
        var through = double.Parse(
            Regex.Match(path, @"[0-9.]+(?= H)", RegexOptions.None, TimeSpan.FromSeconds(1)).Value, CultureInfo.InvariantCulture);
        Assert.All(
            picture.Boxes.Where(box => box.Node.Kind == AssetKind.Group),
            box => Assert.False(through > box.Y && through < box.Y + box.Height, $"The line runs through {box.Node.Label}."));
    }

    [Fact]
    public void Rows_keep_names_at_reading_size_on_a_narrow_screen()
    {
        var picture = NetworkRows.Draw(Nodes, Ties, 350);
        Assert.Equal(350, picture.Width);
        Assert.Single(picture.Boxes.Select(box => box.X).Distinct());
        Assert.Equal(picture.Boxes.Select(box => box.Y).Order(), picture.Boxes.Select(box => box.Y));
    }

    [Fact]
    public void A_long_name_takes_two_lines_and_is_cut_after_them()
    {
        var name = "The Testham and District Association of Friends of the Old Railway Line and its Gardens";
        var box = Assert.Single(NetworkRows.Draw([Node(1, name, AssetKind.Group)], []).Boxes);
        Assert.Equal(2, box.Text.Count);
        Assert.EndsWith("…", box.Text[1], StringComparison.Ordinal);
        Assert.StartsWith(box.Text[0] + " " + box.Text[1].TrimEnd('…'), name, StringComparison.Ordinal);
        Assert.Equal(["Choir"], NetworkRows.Draw([Node(1, "Choir", AssetKind.Group)], []).Boxes[0].Text);
    }

    [Fact]
    public void A_word_without_blanks_and_signs_beyond_the_first_plane_are_cut_whole()
    {
        var faces = string.Concat(Enumerable.Repeat("\U0001F600", 60));
        var text = NetworkRows.Draw([Node(1, faces, AssetKind.Group)], []).Boxes[0].Text;
        Assert.All(text, line => Assert.False(char.IsHighSurrogate(line.TrimEnd('…')[^1]), line));
        Assert.Equal(2, NetworkRows.Draw([Node(1, new string('w', 400), AssetKind.Group)], []).Boxes[0].Text.Count);
    }

    [Fact]
    public void Links_to_nobody_to_oneself_and_twice_are_left_out()
    {
        var picture = NetworkColumns.Draw(Nodes, [Tie(1, LinkKind.MeetsAt, 99), Tie(1, LinkKind.PartnersWith, 1), Ties[0], Ties[0]]);
        Assert.Equal([Ties[0]], picture.Curves.Select(curve => curve.Tie));
        Assert.Empty(NetworkColumns.Draw([], []).Boxes);
        Assert.Empty(NetworkRows.Draw([], []).Boxes);
    }

    [Fact]
    public void Things_on_a_line_stand_where_they_wish_unless_they_would_touch()
    {
        Assert.Equal([10, 50], EvenSpacing.Place([10, 50], [10, 10], 5));

        // Three that all wish for 30 stand around it, 15 apart.
        Assert.Equal([15, 30, 45], EvenSpacing.Place([30, 30, 30], [10, 10, 10], 5));

        // Wishes against the order: the pair shares its mean.
        Assert.Equal([2.5, 17.5], EvenSpacing.Place([20, 0], [10, 10], 5));
        Assert.Empty(EvenSpacing.Place([], [], 5));
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 0.2;

    private static NetworkPicture Draw(string layout, NetworkNode[] nodes, NetworkTie[] ties) =>
        layout == "columns" ? NetworkColumns.Draw(nodes, ties) : NetworkRows.Draw(nodes, ties);

    /// <summary>A network of some size whose links are scattered but always the same.</summary>
    private static (NetworkNode[] Nodes, NetworkTie[] Ties) Large(int count)
    {
        NetworkNode[] nodes =
        [
            .. Enumerable.Range(0, count).Select(at => Node(100 + at, $"Group {at * 7 % count}", AssetKind.Group)),
            .. Enumerable.Range(0, count / 3).Select(at => Node(200 + at, $"Place {at}", AssetKind.Place)),
            .. Enumerable.Range(0, count / 4).Select(at => Node(300 + at, $"Organisation {at}", AssetKind.Organisation)),
        ];
        NetworkTie[] ties =
        [
            .. Enumerable.Range(0, count).Select(at => Tie(100 + at, LinkKind.MeetsAt, 200 + (at * 5 % (count / 3)))),
            .. Enumerable.Range(0, count / 4).Select(at => Tie(300 + at, LinkKind.Runs, 200 + (at * 3 % (count / 3)))),
            .. Enumerable.Range(0, count / 5).Select(at => Tie(100 + at, LinkKind.PartnersWith, 100 + at + (count / 2))),
        ];
        return (nodes, ties);
    }

    private static NetworkNode Node(int number, string label, AssetKind? kind) => new(Id(number), label, kind);

    private static NetworkTie Tie(int from, LinkKind kind, int to) => new(Id(from), kind, Id(to));

    private static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:D12}");

    [GeneratedRegex(@"-?\d+(?:\.\d+)?", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
