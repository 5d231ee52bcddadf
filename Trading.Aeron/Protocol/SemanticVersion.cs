// Versions as one number.
namespace Trading.Aeron.Protocol;

/// <summary>major &lt;&lt; 16 | minor &lt;&lt; 8 | patch.</summary>
public static class SemanticVersion
{
    public static int Compose(int major, int minor, int patch) => major << 16 | minor << 8 | patch;
    public static int Major(int version) => version >> 16 & 0xFF;
    public static int Minor(int version) => version >> 8 & 0xFF;
    public static int Patch(int version) => version & 0xFF;
    public static string ToString(int version) => $"{Major(version)}.{Minor(version)}.{Patch(version)}";
}
