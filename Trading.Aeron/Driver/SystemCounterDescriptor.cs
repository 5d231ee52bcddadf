// The counters that every driver has, at fixed ids.
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Ids of the system counters that mean something for IPC, and the labels of all.</summary>
public static class SystemCounterDescriptor
{
    public const int Errors = 15;
    public const int FreeFails = 17;
    public const int UnblockedPublications = 19;
    public const int UnblockedCommands = 20;
    public const int ClientTimeouts = 24;
    public const int ConductorMaxCycleTime = 26;
    public const int ConductorCycleTimeThresholdExceeded = 27;
    public const int AeronVersion = 34;
    public const int BytesCurrentlyMapped = 35;
    public const int PublicationsRevoked = 40;
    public const int ImagesRevoked = 41;
    public const int ImagesRejected = 42;
    public const int ControlProtocolVersion = 43;

    private static readonly string Version = $"version={SemanticVersion.ToString(DriverVersion.Number)} commit={DriverVersion.Commit}";

    /// <summary>Label by id; tools print them.</summary>
    public static readonly string[] Labels =
    [
        "Bytes sent", "Bytes received", "Failed offers to ReceiverProxy", "Failed offers to SenderProxy", "Failed offers to DriverConductorProxy",
        "NAKs sent", "NAKs received", "Status Messages sent", "Status Messages received", "Heartbeats sent", "Heartbeats received",
        "Retransmits sent", "Flow control under runs", "Flow control over runs", "Invalid packets", "Errors: " + Version, "Short sends",
        "Failed attempts to free log buffers", "Sender flow control limits, i.e. back-pressure events", "Unblocked Publications", "Unblocked Control Commands",
        "Possible TTL Asymmetry", "ControllableIdleStrategy status", "Loss gap fills", "Client liveness timeouts", "Resolution changes",
        "Conductor max cycle time doing its work in ns", "Conductor work cycle exceeded threshold count",
        "Sender max cycle time doing its work in ns", "Sender work cycle exceeded threshold count",
        "Receiver max cycle time doing its work in ns", "Receiver work cycle exceeded threshold count",
        "NameResolver max time in ns", "NameResolver exceeded threshold count", "Aeron software: " + Version, "Bytes currently mapped",
        "Retransmitted bytes", "Retransmit Pool Overflow count", "Error Frames received", "Error Frames sent",
        "Publications revoked", "Images revoked", "Images rejected", "Control protocol version", "Status messages rejected",
        "Failed offers to NativeResourceAgentProxy",
    ];
}
