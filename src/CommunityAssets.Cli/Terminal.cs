namespace CommunityAssets.Cli;

/// <summary>Where the program speaks: results on one writer, progress and errors on the other.</summary>
/// <param name="Out">Standard output: results.</param>
/// <param name="Error">Standard error: progress and what went wrong.</param>
/// <param name="Live">Whether progress may be drawn as a moving bar: a person's terminal.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool Live)
{
    /// <summary>The process's own terminal.</summary>
    public static Terminal Standard { get; } = new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
