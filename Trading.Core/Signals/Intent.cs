// What a strategy wants done, before the risk gate has seen it.
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Orders;

namespace Trading.Core.Signals;

/// <summary>A new order or a cancel.</summary>
public struct Intent
{
    /// <summary>The order to cancel; zero for a new order.</summary>
    public ClientOrderId Cancel;

    /// <summary>The new order; not read for a cancel.</summary>
    public OrderRequest Request;

    public readonly bool IsCancel => Cancel.Value != 0;
}

/// <summary>Room for what one event may cause: a cancel and a new order a side.</summary>
[InlineArray(IntentBuffer.Capacity)]
public struct IntentSlots
{
    private Intent first;
}

/// <summary>Intents of one event, in order. More than <see cref="Capacity"/> is a bug of the strategy.</summary>
[HotPath]
public struct IntentBuffer
{
    public const int Capacity = 4;
    private IntentSlots slots;

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly Intent At(int index) => ref slots[index];

    public void AddCancel(ClientOrderId id)
    {
        Invariant.That(Count < Capacity && id.Value != 0);
        slots[Count++] = new Intent { Cancel = id };
    }

    public void AddOrder(in OrderRequest request)
    {
        Invariant.That(Count < Capacity);
        slots[Count++] = new Intent { Request = request };
    }
}
