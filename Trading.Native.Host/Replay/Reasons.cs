// The names under which refusals are counted, for people and for machines.
using System.Collections.Generic;
using System.Text;
using Trading.Core.Orders;
using Trading.Core.Pipeline;
using Trading.Core.Risk;

namespace Trading.Native.Host.Replay;

/// <summary>Non-zero refusals by stable name: risk_* from our gate, venue_* from the venue.</summary>
internal static class Reasons
{
    public static IEnumerable<(string Name, long Count)> Of(PipelineCounters counters)
    {
        for (int i = 1; i < PipelineCounters.Verdicts; i++)
            if (counters.Denials[i] > 0) yield return ("risk_" + Snake(((RiskVerdict)i).ToString()), counters.Denials[i]);
        for (int i = 0; i < PipelineCounters.VenueReasons; i++)
            if (counters.VenueRejects[i] > 0) yield return ("venue_" + Snake(((VenueReason)i).ToString()), counters.VenueRejects[i]);
    }

    /// <summary>OrderQuantity becomes order_quantity.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
