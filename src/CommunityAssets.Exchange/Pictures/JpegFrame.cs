using System.Buffers.Binary;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>The frame of a JPEG picture: its size and its parts, with the coefficients read so far.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int width, int height, bool progressive, JpegComponent[] components)
    {
        (Width, Height, Progressive, Components) = (width, height, progressive, components);
        Across = components.Max(part => part.Across);
        Down = components.Max(part => part.Down);
        UnitsAcross = Parts(width, 8 * Across);
        UnitsDown = Parts(height, 8 * Down);
        foreach (var part in components)
        {
            part.BlocksAcross = Parts(Parts(width * part.Across, Across), 8);
            part.BlocksDown = Parts(Parts(height * part.Down, Down), 8);
            part.Stride = UnitsAcross * part.Across;
            part.Coefficients = new short[part.Stride * UnitsDown * part.Down * 64];
        }
    }

    /// <summary>Points across.</summary>
    public int Width { get; }

    /// <summary>Points down.</summary>
    public int Height { get; }

    /// <summary>Whether coefficients come bit by bit, scan after scan.</summary>
    public bool Progressive { get; }

    /// <summary>Its parts: one for grey, three for colours.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>The most blocks of a part side by side in a unit.</summary>
    public int Across { get; }

    /// <summary>The most blocks of a part one above another in a unit.</summary>
    public int Down { get; }

    private int UnitsAcross { get; }

    private int UnitsDown { get; }

    /// <summary>Reads the head of a frame (T.81, B.2.2), and makes room for its coefficients when its sizes are ones that are read.</summary>
    public static JpegFrame Read(ReadOnlySpan<byte> body, bool progressive)
    {
        if (body.Length < 6 || body.Length != 6 + (body[5] * 3))
        {
            throw PictureSentences.Broken();
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
        if (body[0] != 8)
        {
            throw PictureSentences.Unusual("made of more than eight bits a colour");
        }

        if (width == 0 || height == 0 || body[5] is not (1 or 3))
        {
            throw body[5] == 4 ? PictureSentences.Unusual("made for printing (CMYK)") : PictureSentences.Broken();
        }

        if ((long)width * height > SafePictures.MostPoints)
        {
            throw PictureSentences.TooLarge(width, height);
        }

        var components = new JpegComponent[body[5]];
        for (var at = 0; at < components.Length; at++)
        {
            var part = body.Slice(6 + (at * 3), 3);
            components[at] = new JpegComponent
            {
                Id = part[0],
                Across = components.Length == 1 ? 1 : part[1] >> 4,
                Down = components.Length == 1 ? 1 : part[1] & 15,
                Steps = part[2],
            };
            if (components[at].Across is < 1 or > 4 || components[at].Down is < 1 or > 4 || part[2] > 3)
            {
                throw PictureSentences.Broken();
            }
        }

        // A unit of a scan holds ten blocks at most (B.2.3).
        return components.Sum(part => part.Across * part.Down) > 10 || components.DistinctBy(part => part.Id).Count() < components.Length
            ? throw PictureSentences.Broken()
            : new JpegFrame(width, height, progressive, components);
    }

    /// <summary>Reads a scan.</summary>
    /// <param name="bits">Its bits.</param>
    /// <param name="parts">The parts that are in it, with their codes.</param>
    /// <param name="told">First and last coefficient, the bit before and the bit now.</param>
    /// <param name="restart">After how many units it starts afresh; 0 for never.</param>
    /// <returns>Where the file goes on.</returns>
    public int ReadScan(JpegBits bits, JpegComponent[] parts, (int First, int Last, int High, int Low) told, int restart)
    {
        var (first, last, high, low) = Progressive ? told : (0, 63, 0, 0);
        var steady = !Progressive || first == 0;
        if (first > last || last > 63 || (Progressive && first == 0 && last != 0) || (!steady && parts.Length > 1) || low > 13 || high > 13
            || (high != 0 && high != low + 1)
            || (steady && high == 0 && Array.Exists(parts, part => part.SteadyCodes is null))
            || ((!Progressive || first > 0) && Array.Exists(parts, part => part.ChangingCodes is null)))
        {
            throw PictureSentences.Broken();
        }

        var scan = new JpegScan(Progressive, first, last, high, low);
        var alone = parts.Length == 1;
        var across = alone ? parts[0].BlocksAcross : UnitsAcross;
        var units = across * (alone ? parts[0].BlocksDown : UnitsDown);
        for (var unit = 0; unit < units; unit++)
        {
            if (restart > 0 && unit > 0 && unit % restart == 0)
            {
                bits.Restart();
                scan.Restart();
                Array.ForEach(parts, part => part.Steady = 0);
            }

            if (alone)
            {
                scan.Read(ref bits, parts[0], parts[0].Block(unit / across, unit % across));
                continue;
            }

            foreach (var part in parts)
            {
                for (var block = 0; block < part.Across * part.Down; block++)
                {
                    var row = (unit / across * part.Down) + (block / part.Across);
                    scan.Read(ref bits, part, part.Block(row, (unit % across * part.Across) + (block % part.Across)));
                }
            }
        }

        return bits.At;
    }

    private static int Parts(int size, int part) => (size + part - 1) / part;
}
