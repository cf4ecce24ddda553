namespace CommunityAssets.Benchmarks.Finding;

/// <summary>An answer with its time.</summary>
/// <param name="Number">The number of its request, from 0.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Milliseconds">From when the request was due until the answer was read to its end.</param>
/// <param name="Text">The answer.</param>
internal sealed record TimedAnswer(int Number, string Request, double Milliseconds, string Text);
