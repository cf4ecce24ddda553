using System.Globalization;

namespace CommunityAssets.Exchange.Writers;

/// <summary>The columns of connectors.</summary>
internal static class ConnectorColumns
{
    /// <summary>The list of connectors, without places on a map.</summary>
    public static ExportLayer<ExportedConnector> Layer { get; } = new(
        "connectors",
        GeometryType: null,
        [
            new ExportColumn<ExportedConnector>("id", ExportType.Text, connector => connector.Id.ToString("D")),
            new ExportColumn<ExportedConnector>("name", ExportType.Text, connector => connector.Name),
            new ExportColumn<ExportedConnector>("kind", ExportType.Text, connector => connector.Kind),
            new ExportColumn<ExportedConnector>("places", ExportType.Text, connector => connector.Places),
            new ExportColumn<ExportedConnector>("topics", ExportType.Text, connector => connector.Topics),
            new ExportColumn<ExportedConnector>("takes_part_in", ExportType.Text, connector => connector.TakesPartIn),
            new ExportColumn<ExportedConnector>("knows", ExportType.Text, connector => connector.Knows),
            new ExportColumn<ExportedConnector>("contact", ExportType.Text, connector => connector.Contact),
            new ExportColumn<ExportedConnector>("consent_until", ExportType.Text, connector => Day(connector.ConsentUntil)),
            new ExportColumn<ExportedConnector>("exported", ExportType.Text, connector => Day(connector.Exported)),
            new ExportColumn<ExportedConnector>("reminder", ExportType.Text, connector => connector.Reminder),
        ],
        connector => connector.Id.ToString("D"),
        _ => null);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
