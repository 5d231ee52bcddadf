// What a limits file says that is allowed but hardly meant.
using System.Collections.Generic;
using Trading.Core.Risk;

namespace Trading.Core.Configuration;

/// <summary>Notes are not errors: the tightest of all scopes wins, so a looser limit below does no harm; it only does nothing.</summary>
internal static class LimitsNotes
{
    public static IReadOnlyList<string> Of(LimitsFile file)
    {
        var notes = new List<string>();
        LimitsEntry engine = file.Entries[0];
        foreach (LimitsEntry entry in file.Entries)
        {
            if (entry.Scope == RiskScope.Engine) continue;
            NoteLooser(notes, entry, engine);
            if (entry.Scope == RiskScope.Strategy) NoteLooser(notes, entry, file.Find(RiskScope.Account, entry.Owner)!);
            NoteLossOrder(notes, entry, engine);
        }
        return notes;
    }

    private static void NoteLooser(List<string> notes, LimitsEntry entry, LimitsEntry above)
    {
        foreach (LimitRow row in LimitSchema.Rows)
        {
            long own = entry.Values[(int)row.Kind], higher = above.Values[(int)row.Kind];
            if (own == RiskLimits.Missing || higher == RiskLimits.Missing || own == higher || RiskLimits.Tighter(row.Kind, own, higher) == own) continue;
            notes.Add($"{PathOf(entry)}.{row.Name}: {own} is looser than {higher} of {PathOf(above)}, which holds");
        }
    }

    // A soft loss limit above the scope's own hard one never acts.
    private static void NoteLossOrder(List<string> notes, LimitsEntry entry, LimitsEntry engine)
    {
        long hard = entry.Values[(int)LimitKind.MaxLossMicros], soft = entry.Values[(int)LimitKind.SoftLossMicros];
        long inherited = engine.Values[(int)LimitKind.SoftLossMicros];
        if (hard == RiskLimits.Missing || soft != RiskLimits.Missing || inherited <= hard) return;
        notes.Add($"{PathOf(entry)}.max_loss_micros: {hard} is below the engine's soft_loss_micros of {inherited}, so trading ends before it is reduced");
    }

    private static string PathOf(LimitsEntry entry) => entry.Scope switch
    {
        RiskScope.Engine => "engine",
        RiskScope.Account => "accounts." + entry.Name,
        RiskScope.Strategy => "strategies." + entry.Name,
        RiskScope.Instrument => "instruments." + entry.Name,
        _ => "groups." + entry.Name,
    };
}
