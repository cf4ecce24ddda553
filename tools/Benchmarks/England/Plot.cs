namespace CommunityAssets.Benchmarks.England;

/// <summary>One small area on the plan: a rectangle, and the lines that its sides are on.</summary>
internal sealed record Plot(double West, double South, double East, double North, int WestLine, int SouthLine, int EastLine, int NorthLine);
