using System.Globalization;
using System.Text;
using QRCoder;

namespace CommunityAssets.Web.Security;

/// <summary>A QR code as the outline of an SVG path.</summary>
/// <param name="Size">Its width and height in modules, the quiet margin of four included.</param>
/// <param name="Path">The dark modules, for a path's <c>d</c>.</param>
public sealed record KeyPicture(int Size, string Path)
{
    /// <summary>Draws a text, with error correction of level M (15%).</summary>
    public static KeyPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Count; column++)
            {
                if (rows[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return new KeyPicture(rows.Count, path.ToString());
    }
}
