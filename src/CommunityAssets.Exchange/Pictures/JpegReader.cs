using System.Buffers.Binary;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>
/// Decodes JPEG (ITU-T T.81) as cameras, telephones and programs write it: Huffman-coded, eight bits, in one go or progressive, grey or in
/// colours. Sizes are checked before anything is unpacked; a file that is cut off is refused.
/// </summary>
internal sealed class JpegReader
{
    private const int MostScans = 40;
    private readonly JpegCodes?[] steadyCodes = new JpegCodes?[4];
    private readonly JpegCodes?[] changingCodes = new JpegCodes?[4];
    private readonly ushort[]?[] steps = new ushort[]?[4];
    private JpegFrame? frame;
    private int restart;
    private int scans;
    private int turn = 1;
    private bool adobe;
    private int adobeColours;

    private JpegReader()
    {
    }

    /// <summary>Whether a file begins as JPEG does.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]);

    /// <summary>Decodes a file.</summary>
    /// <returns>The picture as it is kept, and EXIF's orientation.</returns>
    /// <exception cref="Domain.Stewardship.BadInputException">It can't be, in words.</exception>
    public static (Picture Picture, int Turn) Read(ReadOnlySpan<byte> file)
    {
        var reader = new JpegReader();
        reader.ReadSegments(file);
        return (JpegColours.Compose(reader.frame!, reader.steps, plain: reader.adobe && reader.adobeColours == 0), reader.turn);
    }

    private void ReadSegments(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (true)
        {
            var marker = NextMarker(file, ref at);
            if (marker == 0xd9)
            {
                if (frame is null || scans == 0)
                {
                    throw PictureSentences.Broken();
                }

                CheckBehind(file[at..]);
                return;
            }

            if (at + 2 > file.Length
                || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
            {
                throw PictureSentences.Broken();
            }

            var body = file[(at + 2)..(at + length)];
            at += length;
            Take(marker, body);
            if (marker == 0xda)
            {
                at = ReadScan(body, file, at);
            }
        }
    }

    private void Take(int marker, ReadOnlySpan<byte> body)
    {
        switch (marker)
        {
            case 0xc0 or 0xc1 or 0xc2:
                frame = frame is null ? JpegFrame.Read(body, progressive: marker == 0xc2) : throw PictureSentences.Broken();
                break;
            case 0xc3 or 0xc5 or 0xc6 or 0xc7 or 0xc9 or 0xca or 0xcb or 0xcd or 0xce or 0xcf:
                throw PictureSentences.Unusual("packed in a way of JPEG that hardly any program reads");
            case 0xc4:
                ReadCodes(body);
                break;
            case 0xdb:
                ReadSteps(body);
                break;
            case 0xdc:
                throw PictureSentences.Unusual("a JPEG that tells its height only at its end");
            case 0xdd:
                restart = body.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(body) : throw PictureSentences.Broken();
                break;
            case 0xe1 when turn == 1:
                turn = ExifTurn.Read(body);
                break;
            case 0xee when body.StartsWith("Adobe"u8) && body.Length >= 12:
                (adobe, adobeColours) = (true, body[11]);
                break;
        }
    }

    private void ReadCodes(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            var count = body.Length < 17 ? -1 : 0;
            for (var length = 1; length <= 16 && count >= 0; length++)
            {
                count += body[length];
            }

            if (count is < 0 or > 256 || body.Length < 17 + count || body[0] is var place && (place & 0xec) != 0)
            {
                throw PictureSentences.Broken();
            }

            (place >> 4 == 0 ? steadyCodes : changingCodes)[place & 3] = new JpegCodes(body.Slice(1, 16), body.Slice(17, count));
            body = body[(17 + count)..];
        }
    }

    private void ReadSteps(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            var wide = body[0] >> 4;
            if (wide > 1 || (body[0] & 15) > 3 || body.Length < 1 + (64 * (wide + 1)))
            {
                throw PictureSentences.Broken();
            }

            var table = new ushort[64];
            for (var at = 0; at < 64; at++)
            {
                table[JpegTables.Zigzag[at]] = wide == 0 ? body[1 + at] : BinaryPrimitives.ReadUInt16BigEndian(body[(1 + (at * 2))..]);
            }

            steps[body[0] & 15] = table;
            body = body[(1 + (64 * (wide + 1)))..];
        }
    }

    private int ReadScan(ReadOnlySpan<byte> body, ReadOnlySpan<byte> file, int at)
    {
        // Very many scans of nothing over a large picture are made to keep a computer busy, not to show anything.
        if (frame is null || ++scans > MostScans || body.Length < 1 || body[0] is < 1 or > 3 || body.Length != 4 + (body[0] * 2))
        {
            throw PictureSentences.Broken();
        }

        var parts = new JpegComponent[body[0]];
        for (var part = 0; part < parts.Length; part++)
        {
            var (id, codes) = (body[1 + (part * 2)], body[2 + (part * 2)]);
            parts[part] = Array.Find(frame.Components, candidate => candidate.Id == id) ?? throw PictureSentences.Broken();
            parts[part].SteadyCodes = steadyCodes[(codes >> 4) & 3];
            parts[part].ChangingCodes = changingCodes[codes & 3];
            parts[part].Steady = 0;
        }

        var tail = body[(1 + (parts.Length * 2))..];
        return frame.ReadScan(new JpegBits(file, at), parts, (tail[0], tail[1], tail[2] >> 4, tail[2] & 15), restart);
    }

    private static int NextMarker(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && file[at] == 0xff)
        {
            at++;
            if (at < file.Length && file[at] is not (0xff or 0))
            {
                return file[at++];
            }
        }

        throw PictureSentences.Broken();
    }

    /// <summary>
    /// Telephones put a preview or a second of film behind a photograph, and some programs fill up with zeros: those go silently with
    /// the rest. Anything else was put there to be something else for some other program.
    /// </summary>
    private static void CheckBehind(ReadOnlySpan<byte> rest)
    {
        if (!IsJpeg(rest) && rest.TrimStart((byte)0) is { IsEmpty: false } && !(rest.Length > 12 && rest[4..8].SequenceEqual("ftyp"u8)))
        {
            throw PictureSentences.SomethingBehind();
        }
    }
}
