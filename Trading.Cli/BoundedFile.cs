// Reads a small file whole, and no more of it than allowed: a device without end must not fill the memory.
using System.IO;

namespace Trading.Cli;

/// <summary>Whole files up to a bound, whatever the file system says of their length.</summary>
public static class BoundedFile
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The file's bytes, or null when there are more than <paramref name="bytesMax"/>.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[]? Read(string path, int bytesMax)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var content = new MemoryStream();
        byte[] chunk = new byte[ChunkBytes];
        for (int read = file.Read(chunk); read > 0; read = file.Read(chunk))
        {
            if (content.Length + read > bytesMax) return null;
            content.Write(chunk, 0, read);
        }
        return content.ToArray();
    }
}
