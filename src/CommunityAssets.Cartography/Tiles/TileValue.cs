namespace CommunityAssets.Cartography.Tiles;

/// <summary>One value of a feature's attribute: a text, a number, a whole number, or yes and no.</summary>
public readonly record struct TileValue
{
    private TileValue(string? text, double number, long whole, Form form) => (Text, Number, Whole, Kind) = (text, number, whole, form);

    internal enum Form
    {
        Text,
        Number,
        Single,
        Whole,
        Truth,
    }

    internal string? Text { get; }

    internal double Number { get; }

    internal long Whole { get; }

    internal Form Kind { get; }

    /// <summary>A text.</summary>
    public static TileValue Of(string text) => new(text, 0, 0, Form.Text);

    /// <summary>A finite number.</summary>
    public static TileValue Of(double number) => new(null, number, 0, Form.Number);

    /// <summary>
    /// A finite number in half the room: the least of single precision that is not below it. What is at or above a limit stays so, and
    /// nothing else comes up to a limit that is told with seven digits.
    /// </summary>
    public static TileValue Nearly(double number)
    {
        var single = (float)number;
        return new(null, single < number ? MathF.BitIncrement(single) : single, 0, Form.Single);
    }

    /// <summary>A whole number.</summary>
    public static TileValue Of(long whole) => new(null, 0, whole, Form.Whole);

    /// <summary>Yes or no.</summary>
    public static TileValue Of(bool truth) => new(null, 0, truth ? 1 : 0, Form.Truth);
}
