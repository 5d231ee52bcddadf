// Runs an agent's duty cycle on a thread of its own.
using System;
using System.Threading;

namespace Trading.Aeron.Concurrent;

/// <summary>Thread, idle strategy and error handling around an <see cref="IAgent"/>.</summary>
public sealed class AgentRunner : IDisposable
{
    private const int JoinMs = 10_000;
    private readonly IAgent _agent;
    private readonly IIdleStrategy _idle;
    private readonly Action<Exception> _onError;
    private readonly Thread _thread;
    private volatile bool _running = true;

    public AgentRunner(string name, IAgent agent, IIdleStrategy idle, Action<Exception> onError)
    {
        _agent = agent;
        _idle = idle;
        _onError = onError;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Ends the agent and waits for its <see cref="IAgent.OnClose"/>; called by the agent's own thread it only asks.</summary>
    public void Dispose()
    {
        _running = false;
        if (Thread.CurrentThread != _thread) _thread.Join(JoinMs);
    }

    private void Run()
    {
        while (_running)
        {
            try
            {
                _idle.Idle(_agent.DoWork());
            }
            catch (AgentTerminationException)
            {
                _running = false;
            }
            catch (Exception error)
            {
                _onError(error);
                _idle.Idle();
            }
        }
        try
        {
            _agent.OnClose();
        }
        catch (Exception error)
        {
            _onError(error);
        }
    }
}

/// <summary>Thrown by an agent that has come to its end.</summary>
public sealed class AgentTerminationException(string message) : Exception(message);
