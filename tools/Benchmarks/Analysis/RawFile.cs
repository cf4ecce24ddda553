using System.Runtime.InteropServices;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>Arrays as files of bare little-endian numbers, which numpy's <c>fromfile</c> and R's <c>readBin</c> read.</summary>
internal static class RawFile
{
    /// <summary>Writes one.</summary>
    public static void Write<T>(string path, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Reads one.</summary>
    public static T[] Read<T>(string path)
        where T : unmanaged
    {
        using var file = File.OpenRead(path);
        var values = new T[file.Length / Marshal.SizeOf<T>()];
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
