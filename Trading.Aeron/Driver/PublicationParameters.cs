// What a channel says about a publication, with the driver's defaults for what it leaves open.
using Trading.Aeron.LogBuffer;
using Trading.Aeron.Protocol;

namespace Trading.Aeron.Driver;

/// <summary>Parsed and checked; a contradiction is a <see cref="ControlProtocolException"/> with INVALID_CHANNEL.</summary>
internal sealed record PublicationParameters
{
    public required int TermLength { get; init; }
    public required int Mtu { get; init; }
    public required int Window { get; init; }
    public int? SessionId { get; init; }
    public int? InitialTermId { get; init; }
    public int TermId { get; init; }
    public int TermOffset { get; init; }
    public bool Sparse { get; init; }
    public long ResponseCorrelationId { get; init; } = AeronCounters.NullValue;
    public long EntityTag { get; init; } = AeronCounters.NullValue;
    public long LingerNs { get; init; }
    public long UntetheredWindowLimitNs { get; init; }
    public long UntetheredLingerNs { get; init; }
    public long UntetheredRestingNs { get; init; }
    public bool SignalEos { get; init; }
    public bool SpiesSimulateConnection { get; init; }
    public int MaxResend { get; init; }
    public bool IsResponse { get; init; }
    public bool HasMtu { get; init; }
    public bool HasTermLength { get; init; }

    public bool HasPosition => InitialTermId is not null;

    public static bool IsMtu(long mtu) => mtu is > FrameDescriptor.HeaderLength and <= FrameDescriptor.MtuLengthMax && mtu % FrameDescriptor.FrameAlignment == 0;

    public static PublicationParameters Parse(ChannelUri uri, MediaDriver.Context context)
    {
        long term = uri.GetSize("term-length") ?? context.TermLength;
        Require(LogBufferDescriptor.IsTermLength(term), $"term-length={term} must be a power of two from 65536 to 1073741824");
        long mtu = uri.GetSize("mtu") ?? context.Mtu;
        Require(IsMtu(mtu), $"mtu={mtu} must be a multiple of 32 from 64 to 65504");
        long window = uri.GetSize("pub-wnd") ?? (context.Window == 0 ? term / 2 : System.Math.Min(context.Window, term / 2));
        Require(window >= mtu && window <= term / 2, $"pub-wnd={window} must be from the mtu of {mtu} to half the term length of {term}");
        long windowLimit = uri.GetDurationNs("untethered-window-limit-timeout") ?? context.UntetheredWindowLimit;
        return WithPosition(uri, new PublicationParameters
        {
            TermLength = (int)term,
            Mtu = (int)mtu,
            Window = (int)window,
            HasTermLength = uri["term-length"] is not null,
            HasMtu = uri["mtu"] is not null,
            SessionId = uri.GetInt32("session-id"),
            Sparse = uri.GetBoolean("sparse") ?? context.Sparse,
            ResponseCorrelationId = long.TryParse(uri["response-correlation-id"], out long response) ? response : AeronCounters.NullValue,
            EntityTag = long.TryParse(uri["tags"]?.Split(',')[^1], out long tag) ? tag : AeronCounters.NullValue,
            LingerNs = uri.GetDurationNs("linger") ?? context.Linger,
            UntetheredWindowLimitNs = windowLimit,
            UntetheredLingerNs = uri.GetDurationNs("untethered-linger-timeout") ?? (context.UntetheredLinger >= 0 ? context.UntetheredLinger : windowLimit),
            UntetheredRestingNs = uri.GetDurationNs("untethered-resting-timeout") ?? context.UntetheredResting,
            SignalEos = uri.GetBoolean("eos") ?? true,
            SpiesSimulateConnection = uri.GetBoolean("ssc") ?? false,
            MaxResend = uri.GetInt32("max-resend") ?? 0,
            IsResponse = uri["control-mode"] == "response",
        });
    }

    /// <summary>Whether a publication that exists is what another client asks for.</summary>
    public void ConfirmMatch(IpcPublication existing)
    {
        Require(SessionId is null || SessionId == existing.SessionId, $"session-id={SessionId} differs from {existing.SessionId} of the existing publication");
        Require(!HasMtu || Mtu == existing.Parameters.Mtu, $"mtu={Mtu} differs from {existing.Parameters.Mtu} of the existing publication");
        Require(!HasTermLength || TermLength == existing.Parameters.TermLength, $"term-length={TermLength} differs from {existing.Parameters.TermLength} of the existing publication");
        Require(!HasPosition || InitialTermId == existing.InitialTermId && StartPosition == existing.StartPosition, $"init-term-id={InitialTermId} with term-id={TermId} and term-offset={TermOffset} differ from the existing publication's start");
    }

    public long StartPosition => HasPosition ? LogBufferDescriptor.ComputePosition(TermId, TermOffset, LogBufferDescriptor.PositionBitsToShift(TermLength), InitialTermId!.Value) : 0;

    private static PublicationParameters WithPosition(ChannelUri uri, PublicationParameters parameters)
    {
        int? initial = uri.GetInt32("init-term-id"), term = uri.GetInt32("term-id"), offset = uri.GetInt32("term-offset");
        if (initial is null && term is null && offset is null) return parameters;
        Require(initial is not null && term is not null && offset is not null, "init-term-id, term-id and term-offset must be given together");
        Require(term!.Value - initial!.Value >= 0, $"term-id={term} is before init-term-id={initial}");
        Require(offset is >= 0 && offset <= parameters.TermLength && offset % FrameDescriptor.FrameAlignment == 0, $"term-offset={offset} must be a multiple of 32 up to the term length of {parameters.TermLength}");
        return parameters with { InitialTermId = initial, TermId = term.Value, TermOffset = offset!.Value };
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition) throw new ControlProtocolException(ErrorCode.InvalidChannel, otherwise);
    }
}
