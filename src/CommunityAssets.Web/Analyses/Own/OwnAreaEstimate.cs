using CommunityAssets.Web.Overview;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>What is known of an area that somebody drew: strengths first, then estimates of its indicators.</summary>
/// <param name="Drawn">The area.</param>
/// <param name="Level">The level of the small areas that people are counted by.</param>
/// <param name="Vintage">The year of their boundaries.</param>
/// <param name="Members">The codes of those that count as a whole, in order.</param>
/// <param name="Split">The codes of those of them of which a part lies outside.</param>
/// <param name="SplitOthers">The codes of those that do not count though a part of them lies inside.</param>
/// <param name="People">People in the members; null where nobody's number is known.</param>
/// <param name="PeopleUnknown">How many members' people are not known.</param>
/// <param name="SplitShare">The share of people who live in split members, 0 to 1; null where no area counts.</param>
/// <param name="Strengths">What is recorded there.</param>
/// <param name="Known">How well this is known.</param>
/// <param name="Lines">The indicators, in order of domain and name.</param>
/// <param name="Findings">What it comes to, in plain sentences: people, strengths, and on what it rests.</param>
/// <param name="Method">How it was done.</param>
public sealed record OwnAreaEstimate(
    DrawnArea Drawn, string Level, int Vintage, IReadOnlyList<string> Members, IReadOnlyList<string> Split,
    IReadOnlyList<string> SplitOthers,
    double? People, int PeopleUnknown, double? SplitShare, Strengths Strengths, Known Known, IReadOnlyList<OwnAreaLine> Lines,
    IReadOnlyList<string> Findings, string Method);
