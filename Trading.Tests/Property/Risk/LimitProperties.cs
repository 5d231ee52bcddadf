// No sequence of requests and reports breaks a limit; and a gate that is wrong in one place is caught.
using System;
using System.Linq;
using Trading.Core.Risk;
using Trading.Tests.Support;
using Trading.Tests.Support.Risk;
using Xunit;

namespace Trading.Tests.Property.Risk;

public sealed class LimitProperties
{
    [Fact]
    public void No_sequence_of_events_breaks_a_limit_and_the_gate_agrees_with_its_reference()
    {
        long[] verdicts = new long[(int)RiskVerdict.Clock + 1];
        Words.Check(400, 600, words =>
        {
            var walk = new GateWalk(GateFault.None);
            walk.Run(words);
            for (int i = 0; i < verdicts.Length; i++) verdicts[i] += walk.Verdicts[i];
        });
        // The store's own capacity lies beyond the limit of open orders; every other verdict must have been met.
        var unmet = Enum.GetValues<RiskVerdict>().Where(v => v < RiskVerdict.Capacity && v != RiskVerdict.Loss && verdicts[(int)v] == 0);
        Assert.True(!unmet.Any() && verdicts[0] > 1000, $"never met: {string.Join(", ", unmet)}; approved {verdicts[0]}");
    }

    [Fact]
    public void Every_planted_fault_of_a_gate_is_caught()
    {
        foreach (GateFault fault in Enum.GetValues<GateFault>().Where(fault => fault != GateFault.None))
        {
            var caught = Record.Exception(() => Words.Check(400, 600, words => new GateWalk(fault).Run(words)));
            Assert.True(caught is not null, $"a gate that {fault} broke no limit in 400 walks");
        }
    }
}
