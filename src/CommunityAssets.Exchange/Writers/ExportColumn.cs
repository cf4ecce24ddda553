namespace CommunityAssets.Exchange.Writers;

/// <summary>One column of an export.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Value">Takes the value out of a record: string, int, long or double as the type says, or null.</param>
/// <typeparam name="T">The record.</typeparam>
internal sealed record ExportColumn<T>(string Name, ExportType Type, Func<T, object?> Value);
