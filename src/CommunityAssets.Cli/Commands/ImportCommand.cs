using System.CommandLine;
using CommunityAssets.Cli.Imports;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>import</c>: other people's files into the atlas.</summary>
internal static class ImportCommand
{
    public static Command Build(CommandContext context) =>
        new("import", "Bring a file into the atlas. The same file twice changes nothing; a stopped import leaves the atlas as it was.")
        {
            PlacesImports.Areas(context),
            PlacesImports.Population(context),
            PlacesImports.Lookup(context),
            PlacesImports.Postcodes(context),
            IndicatorsImport.Build(context),
            AssetsImports.Assets(context),
            AssetsImports.OpenStreetMap(context),
            OpenReferralImport.Build(context),
            PlacesImports.Network(context),
        };
}
