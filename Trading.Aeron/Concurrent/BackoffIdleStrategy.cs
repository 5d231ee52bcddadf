// Spins, then yields, then sleeps longer and longer, as nothing keeps happening.
using System;
using System.Threading;

namespace Trading.Aeron.Concurrent;

/// <summary>Reacts at once after work and costs next to nothing after a while without. Sleeps double from 1 ms up to the maximum.</summary>
public sealed class BackoffIdleStrategy(int spinsMax = 10, int yieldsMax = 20, int sleepMsMax = 1) : IIdleStrategy
{
    private int _idles;
    private int _sleepMs = 1;

    public void Idle(int workCount)
    {
        if (workCount > 0) Reset();
        else Idle();
    }

    public void Idle()
    {
        if (_idles < spinsMax)
        {
            _idles++;
            Thread.SpinWait(1);
        }
        else if (_idles < spinsMax + yieldsMax)
        {
            _idles++;
            Thread.Yield();
        }
        else
        {
            Thread.Sleep(_sleepMs);
            _sleepMs = Math.Min(_sleepMs * 2, sleepMsMax);
        }
    }

    public void Reset()
    {
        _idles = 0;
        _sleepMs = 1;
    }
}
