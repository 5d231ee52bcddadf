// The last step of an order before the transport: its bytes, and the question whether they may leave.
using System;
using System.Runtime.CompilerServices;
using Trading.Core.Concurrency;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Execution;

/// <summary>Encodes as OUCH 5.0 and asks the control word after the bytes are written, so that nothing but the hand-over follows the answer.</summary>
/// <remarks>Every gateway encodes through this: a kill from another thread or process blocks it at once, whether the engine's loop runs or hangs.
/// New orders are blocked by any level that covers them, cancels only by the network cut (K5).</remarks>
[HotPath]
public readonly struct OrderEncoder
{
    /// <summary>Longest message it writes.</summary>
    public const int MaxLength = Ouch50.MaxLength;

    private readonly Symbol[] symbols;
    private readonly ulong[] masks;

    /// <param name="control">The word that blocks.</param>
    /// <param name="symbols">Tickers, by instrument id.</param>
    /// <param name="scopes">Which account a strategy belongs to; null is one strategy of one account.</param>
    public OrderEncoder(ControlWord control, Symbol[] symbols, RiskScopes? scopes = null)
    {
        Control = control;
        this.symbols = symbols;
        masks = new ulong[scopes?.Strategies ?? 1];
        for (int i = 0; i < masks.Length; i++) masks[i] = ControlWord.MaskOf(i, scopes?.AccountOf(new StrategyId(i)).Value ?? 0);
    }

    public ControlWord Control { get; }

    public GatewayStatus Enter(Span<byte> buffer, in RiskGate.Approval approval, Nanos now, out int length)
    {
        ref readonly OrderRequest request = ref approval.Request;
        length = Ouch50.WriteEnter(buffer, approval.Id, in request, symbols[request.Instrument.Value], now);
        if (length == 0) return GatewayStatus.NotEncodable;
        return MayEnter(in request, ref length);
    }

    public GatewayStatus Replace(Span<byte> buffer, in RiskGate.Approval approval, Nanos now, out int length)
    {
        length = Ouch50Replace.Write(buffer, approval.Id, in approval.Request, now);
        if (length == 0) return GatewayStatus.NotEncodable;
        return MayEnter(in approval.Request, ref length);
    }

    public GatewayStatus Cancel(Span<byte> buffer, in Order order, out int length)
    {
        length = Ouch50.WriteCancel(buffer, order.PendingId.Value != 0 ? order.PendingId : order.Id);
        return MayLeave(ref length);
    }

    public GatewayStatus Query(Span<byte> buffer, in Order order, out int length)
    {
        length = StatusQuery.Write(buffer, order.Id);
        return MayLeave(ref length);
    }

    public GatewayStatus MassCancel(Span<byte> buffer, ClientOrderId id, out int length)
    {
        length = Ouch50Admin.WriteMassCancel(buffer, id);
        return MayLeave(ref length);
    }

    public GatewayStatus DisableEntry(Span<byte> buffer, ClientOrderId id, out int length)
    {
        length = Ouch50Admin.WriteEntry(buffer, id, enable: false);
        return MayLeave(ref length);
    }

    private GatewayStatus MayEnter(in OrderRequest request, ref int length)
    {
        int strategy = request.Strategy.Value;
        // A strategy that nobody knows is blocked by whatever blocks anybody.
        ulong mask = (uint)strategy < (uint)masks.Length ? masks[strategy] : ControlWord.BlockingBits;
        return Control.Blocks(mask) ? WhenBlocked((request.Flags & OrderFlags.ReduceOnly) != 0, ref length) : GatewayStatus.Sent;
    }

    private GatewayStatus MayLeave(ref int length)
    {
        if (length == 0) return GatewayStatus.NotEncodable;
        if (!Control.IsNetworkCut) return GatewayStatus.Sent;
        length = 0;
        Control.NoteCancelBlocked();
        return GatewayStatus.Blocked;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private GatewayStatus WhenBlocked(bool reduces, ref int length)
    {
        if (reduces && Control.LetsReduce) return GatewayStatus.Sent;
        length = 0;
        Control.NoteOrderBlocked();
        return GatewayStatus.Blocked;
    }
}
