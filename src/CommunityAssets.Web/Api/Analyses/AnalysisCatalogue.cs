namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Every analysis that can be asked for over HTTP, in the order in which <c>/analyse</c> lists them: strengths first.</summary>
public static class AnalysisCatalogue
{
    /// <summary>All of them. To add one, add its line.</summary>
    public static IReadOnlyList<DeclaredAnalysis> All { get; } =
    [
        OverlayEndpoint.Declared,
        AccessEndpoint.Declared,
        CatchmentEndpoint.Declared,
        ClustersEndpoint.Declared,
        RatesEndpoint.Declared,
        InequalityEndpoint.Declared,
        ClassesEndpoint.Declared,
        ConnectednessEndpoint.Declared,
        CoverageEndpoint.Declared,
    ];
}
