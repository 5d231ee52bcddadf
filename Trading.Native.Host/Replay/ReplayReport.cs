// placeholder removed before merge
namespace Trading.Native.Host.Replay;
internal static class ReplayReport { public static void Write(string path, ReplayInputs i, ReplayOutcome o, ReplaySampler s) { } }
