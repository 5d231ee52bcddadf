// Stage names as tables and JSON spell them.
using Trading.Core.Telemetry;

namespace Trading.Native.Host.Replay;

/// <summary>Lower case with underscores, as in the JSON formats.</summary>
internal static class StageNames
{
    public static string Of(Stage stage) => stage switch
    {
        Stage.Decode => "decode",
        Stage.Book => "book",
        Stage.Features => "features",
        Stage.Model => "model",
        Stage.Signal => "signal",
        Stage.Risk => "risk",
        Stage.Encode => "encode",
        Stage.Total => "total",
        Stage.Report => "report",
        _ => "tick_to_order",
    };
}
