namespace CommunityAssets.Analysis.Finding;

/// <summary>
/// What counts how much in the order of what was found. They add up to 100; a part that was not asked for is the same for all and changes
/// nothing. Each is a judgement, written down so that it can be argued with.
/// </summary>
public static class Weights
{
    /// <summary>What it is about comes first: the nearest thing that somebody does not want is no find.</summary>
    public const double Topic = 34;

    /// <summary>The words themselves in a name: whoever says "knit and natter" means that group where there is one.</summary>
    public const double Words = 18;

    /// <summary>How near it is: half as much for each "how far" that somebody would go.</summary>
    public const double Near = 22;

    /// <summary>The day and the time, which decide whether somebody can come at all.</summary>
    public const double Time = 10;

    /// <summary>Step-free, quiet, free, online, for their age: each an equal share.</summary>
    public const double Help = 10;

    /// <summary>
    /// How lately somebody checked it. Little, so that what nobody has checked sinks among its like and never out of sight.
    /// </summary>
    public const double Fresh = 6;

    /// <summary>What a topic counts that is wider or narrower than the one asked for ("men's spaces" for "company").</summary>
    public const double RelatedTopic = 0.5;

    /// <summary>What a topic counts that the words only have something to do with.</summary>
    public const double AlsoTopic = 0.4;

    /// <summary>What part of the topic is for one that the words have to do with, beside one that they name: a knitting group that is for
    /// company too comes before one that isn't.</summary>
    public const double AlsoBeside = 0.15;

    /// <summary>What counts something that nobody knows yet, between yes (1) and no (0): not known is not no.</summary>
    public const double NotKnown = 0.5;

    /// <summary>Taken off for each thing that differs: of two near-misses, the one with fewer comes first.</summary>
    public const double EachMiss = 8;
}
