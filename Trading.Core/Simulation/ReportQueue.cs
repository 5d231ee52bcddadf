// A fixed queue of execution reports on their way to the engine, each with the time it is due.
using System.Numerics;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Memory;
using Trading.Core.Orders;

namespace Trading.Core.Simulation;

/// <summary>First in, first out. Its capacity bounds what one arrival can cause, so a full queue is our own sizing error.</summary>
[HotPath]
internal sealed class ReportQueue
{
    private readonly ExecutionReport[] reports;
    private readonly Nanos[] dueTimes;
    private readonly uint mask;
    private uint head;
    private uint tail;

    public ReportQueue(int capacity)
    {
        reports = PreTouched.Array<ExecutionReport>((int)BitOperations.RoundUpToPowerOf2((uint)capacity));
        dueTimes = new Nanos[reports.Length];
        mask = (uint)reports.Length - 1;
    }

    public bool IsEmpty => head == tail;

    public int Free => reports.Length - (int)(tail - head);

    public Nanos NextDue => dueTimes[head & mask];

    public void Enqueue(in ExecutionReport report, Nanos due)
    {
        Invariant.That(Free > 0);
        reports[tail & mask] = report;
        dueTimes[tail++ & mask] = due;
    }

    /// <summary>The oldest report; valid until the next enqueue.</summary>
    public ref readonly ExecutionReport Dequeue() => ref reports[head++ & mask];
}
