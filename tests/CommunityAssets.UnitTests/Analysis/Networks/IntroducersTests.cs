using CommunityAssets.Analysis.Networks;

namespace CommunityAssets.UnitTests.Analysis.Networks;

public sealed class IntroducersTests
{
    private static readonly Guid This = Id(1);
    private static readonly Guid Library = Id(2);
    private static readonly Guid Knitting = Id(3);
    private static readonly Guid Choir = Id(4);
    private static readonly Guid Sam = Id(101);
    private static readonly Guid Ada = Id(102);

    private static readonly (Guid, Guid)[] Links = [(This, Library), (Knitting, Library), (Choir, Knitting)];

    [Fact]
    public void Whoever_is_linked_to_it_themselves_comes_first_with_nothing_between()
    {
        var found = Introducers.Of(This, Links, [(Sam, Knitting), (Ada, This)], mostSteps: 3);

        Assert.Equal([(Ada, 0), (Sam, 2)], found.Select(introducer => (introducer.Connector, introducer.Steps)));
        Assert.Equal([This], found[0].Way.ToArray());
    }

    [Fact]
    public void The_way_goes_from_what_the_connector_is_linked_to_through_what_lies_between()
    {
        var sam = Assert.Single(Introducers.Of(This, Links, [(Sam, Knitting)], mostSteps: 3));

        Assert.Equal([Knitting, Library, This], sam.Way.ToArray());
        Assert.Equal(2, sam.Steps);
    }

    [Fact]
    public void Beyond_the_most_steps_nobody_is_looked_for()
    {
        Assert.Empty(Introducers.Of(This, Links, [(Sam, Choir)], mostSteps: 2));
        Assert.Equal(3, Assert.Single(Introducers.Of(This, Links, [(Sam, Choir)], mostSteps: 3)).Steps);
        Assert.Empty(Introducers.Of(This, Links, [(Sam, Library)], mostSteps: 0));
    }

    [Fact]
    public void Somebody_linked_in_several_ways_is_named_once_by_the_shortest()
    {
        var found = Introducers.Of(This, Links, [(Sam, Choir), (Sam, Library), (Sam, Library)], mostSteps: 3);

        Assert.Equal([Library, This], Assert.Single(found).Way.ToArray());
    }

    [Fact]
    public void Links_that_go_round_in_a_circle_do_no_harm()
    {
        var found = Introducers.Of(This, [(This, Library), (Library, Knitting), (Knitting, This), (This, This)], [(Sam, Knitting)], 3);

        Assert.Equal([Knitting, This], Assert.Single(found).Way.ToArray());
    }

    [Fact]
    public void The_order_of_links_does_not_matter()
    {
        (Guid, Guid)[] diamond = [(This, Library), (This, Choir), (Library, Knitting), (Choir, Knitting)];

        var one = Assert.Single(Introducers.Of(This, diamond, [(Sam, Knitting)], 3));
        var other = Assert.Single(Introducers.Of(This, diamond.Reverse(), [(Sam, Knitting)], 3));

        Assert.Equal(one.Way.ToArray(), other.Way.ToArray());
        Assert.Equal([Knitting, Library, This], one.Way.ToArray());
    }

    private static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:D12}");
}
