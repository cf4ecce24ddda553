namespace CommunityAssets.Cli;

/// <summary>What the program's exit codes mean. Scripts depend on the numbers.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with rows left out (only with <c>--keep-going</c>).</summary>
    public const int DoneWithRejects = 1;

    /// <summary>Bad input or usage; nothing changed.</summary>
    public const int BadInput = 2;

    /// <summary>The atlas, or the directory that is read from, can't be reached; or somebody else is writing to the atlas.</summary>
    public const int Unreachable = 3;
}
