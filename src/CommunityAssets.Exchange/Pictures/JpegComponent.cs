namespace CommunityAssets.Exchange.Pictures;

/// <summary>One of the parts that a JPEG picture is made of: brightness, or a difference of colour.</summary>
internal sealed class JpegComponent
{
    /// <summary>Its number in the file.</summary>
    public required int Id { get; init; }

    /// <summary>How many of its blocks lie side by side in a unit of the scan.</summary>
    public required int Across { get; init; }

    /// <summary>How many lie one above another.</summary>
    public required int Down { get; init; }

    /// <summary>The number of its table of steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Blocks in a row that the picture reaches into.</summary>
    public int BlocksAcross { get; set; }

    /// <summary>Rows of blocks that the picture reaches into.</summary>
    public int BlocksDown { get; set; }

    /// <summary>Blocks in a row with those that fill up the last unit.</summary>
    public int Stride { get; set; }

    /// <summary>Its coefficients, 64 a block.</summary>
    public short[] Coefficients { get; set; } = [];

    /// <summary>What the steady part of the last block was.</summary>
    public int Steady { get; set; }

    /// <summary>The codes of its steady parts in this scan.</summary>
    public JpegCodes? SteadyCodes { get; set; }

    /// <summary>The codes of its changing parts in this scan.</summary>
    public JpegCodes? ChangingCodes { get; set; }

    /// <summary>A block's coefficients.</summary>
    public Span<short> Block(int row, int column) => Coefficients.AsSpan(((row * Stride) + column) * 64, 64);
}
