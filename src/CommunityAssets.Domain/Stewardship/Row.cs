namespace CommunityAssets.Domain.Stewardship;

/// <summary>One row of a file as read: either a record, or the reason why there is none.</summary>
/// <param name="Number">Its number for people: line 1 is the heading of a CSV; feature 1 is the first feature of a layer.</param>
/// <param name="Record">What was read; default when refused.</param>
/// <param name="Refusal">Why it was refused; null when it was read.</param>
/// <typeparam name="T">The record.</typeparam>
public readonly record struct Row<T>(long Number, T? Record, Refusal? Refusal = null);
