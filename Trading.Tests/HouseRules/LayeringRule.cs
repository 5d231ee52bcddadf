// The rooms of Trading.Core and who may use whom: a type may use its own room and rooms of strictly lower rank.
using System;
using System.Collections.Generic;
using Trading.Tests.Support.Il;

namespace Trading.Tests.HouseRules;

/// <summary>Layering by IL. The rank table is that of docs/adr/0001; a new room is added here, in <see cref="Ranks"/>.</summary>
public static class LayeringRule
{
    /// <summary>Room (the namespace segment after the root) to rank.</summary>
    public static readonly IReadOnlyDictionary<string, int> Ranks = new Dictionary<string, int>
    {
        ["Diagnostics"] = 0,
        ["Memory"] = 1, ["Domain"] = 1,
        ["Concurrency"] = 2, ["Telemetry"] = 2, ["Journal"] = 2, ["Indicators"] = 2, ["MarketData"] = 2, ["Orders"] = 2,
        ["Books"] = 3, ["Positions"] = 3, ["Models"] = 3,
        ["Features"] = 4, ["Risk"] = 4,
        ["Execution"] = 5, ["Signals"] = 5, ["Reconciliation"] = 5,
        ["Simulation"] = 6,
        ["Pipeline"] = 7,
        ["Configuration"] = 8, ["Audit"] = 8,
    };

    /// <summary>The rooms of Trading.Aeron, docs/adr/0005.</summary>
    public static readonly IReadOnlyDictionary<string, int> AeronRanks = new Dictionary<string, int>
    {
        ["Diagnostics"] = 0, ["Memory"] = 1, ["Concurrent"] = 2, ["LogBuffer"] = 3, ["Protocol"] = 4, ["Driver"] = 5, ["Client"] = 6,
    };

    /// <summary>Checks every type below the root namespace.</summary>
    public static IReadOnlyList<Finding> Check(IEnumerable<Type> types, string root) => Check(types, root, Ranks);

    /// <inheritdoc cref="Check(IEnumerable{Type}, string)"/>
    public static IReadOnlyList<Finding> Check(IEnumerable<Type> types, string root, IReadOnlyDictionary<string, int> ranks)
    {
        var findings = new List<Finding>();
        foreach (var type in types)
        {
            if (!IsBelow(type, root)) continue;
            string room = Room(type, root);
            if (!ranks.TryGetValue(room, out int rank))
            {
                findings.Add(new Finding(type.FullName!, "unknown-room",
                    $"'{room}' is no room. Put the type in a room of docs/adr/0001, or add the room with its rank to LayeringRule.Ranks (Trading.Tests/HouseRules/LayeringRule.cs) and to the house plan."));
                continue;
            }
            foreach (var (where, used) in TypeUses.Of(type))
            {
                if (!IsBelow(used, root) || Room(used, root) is var other && other == room) continue;
                if (ranks.TryGetValue(other, out int otherRank) && otherRank < rank) continue;
                findings.Add(new Finding($"{type.Namespace}.{where}", "layer",
                    $"{room} (rank {rank}) uses {used.Name} of {other} (rank {(ranks.TryGetValue(other, out int r) ? r : "none")}); only strictly lower ranks. Pass the value as an argument, move the type down, or put the code into a higher room."));
            }
        }
        return findings;
    }

    private static bool IsBelow(Type type, string root) =>
        type.Namespace is { } space && (space == root || space.StartsWith(root + ".", StringComparison.Ordinal));

    private static string Room(Type type, string root) =>
        type.Namespace!.Length == root.Length ? "(none)" : type.Namespace[(root.Length + 1)..].Split('.')[0];
}
