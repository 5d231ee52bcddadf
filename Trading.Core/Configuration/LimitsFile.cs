// A limits file that passed: who there is, who belongs to whom, and what each is held to.
using System;
using System.Collections.Generic;
using System.Linq;
using Trading.Core.Diagnostics;
using Trading.Core.Domain;
using Trading.Core.Models;
using Trading.Core.Risk;

namespace Trading.Core.Configuration;

/// <summary>Read by <see cref="LimitsReader"/>, which refuses whatever is wrong. A run takes its own part of the file by <see cref="Table"/>.</summary>
public sealed class LimitsFile
{
    /// <summary>The instrument entry that stands for every symbol the file does not name.</summary>
    public const string AnyInstrument = "*";

    private readonly IReadOnlyList<LimitsEntry> entries;
    private readonly string name;

    internal LimitsFile(IReadOnlyList<LimitsEntry> entries, string name, ReadOnlySpan<byte> source)
    {
        this.entries = entries;
        this.name = name;
        Digest = Sha256.Hash(source);
        Notes = LimitsNotes.Of(this);
    }

    /// <summary>The engine first, then accounts, groups, strategies and instruments in the order of the file.</summary>
    public IReadOnlyList<LimitsEntry> Entries => entries;

    /// <summary>SHA-256 of the file's bytes: what journals and manifests name.</summary>
    public ReadOnlyMemory<byte> Digest { get; }

    /// <summary>What is allowed but is worth a look, such as a strategy's limit that is looser than the engine's.</summary>
    public IReadOnlyList<string> Notes { get; }

    public IEnumerable<LimitsEntry> Of(RiskScope scope) => entries.Where(entry => entry.Scope == scope);

    /// <summary>The entry of a name, or null.</summary>
    public LimitsEntry? Find(RiskScope scope, string entryName) => entries.FirstOrDefault(entry => entry.Scope == scope && entry.Name == entryName);

    /// <summary>The table for these strategies and instruments; their ids are their positions in the lists, accounts and groups are numbered as they are met.</summary>
    /// <exception cref="RefusalException">A strategy or instrument that the file does not have: what has no limits is not traded.</exception>
    public RiskLimits Table(IReadOnlyList<string> strategies, IReadOnlyList<Symbol> instruments)
    {
        LimitsEntry[] traders = [.. strategies.Select(strategy => Required(RiskScope.Strategy, strategy, strategy))];
        LimitsEntry[] traded = [.. instruments.Select(symbol => Required(RiskScope.Instrument, symbol.ToString(), AnyInstrument))];
        string[] accounts = [.. traders.Select(entry => entry.Owner).Distinct()], groups = [.. traded.Select(entry => entry.Owner).Distinct()];
        var scopes = new RiskScopes(
            [.. traders.Select(entry => new AccountId(Array.IndexOf(accounts, entry.Owner)))], [.. traded.Select(entry => new GroupId(Array.IndexOf(groups, entry.Owner)))]);
        for (int s = 0; s < traders.Length; s++)
            for (int i = 0; i < traded.Length; i++)
                scopes.Permit(new StrategyId(s), new InstrumentId(i), traders[s].Instruments?.Contains(instruments[i].ToString()) ?? true);
        var table = new RiskLimits(scopes);
        Fill(table, entries[0], 0);
        for (int i = 0; i < accounts.Length; i++) Fill(table, Find(RiskScope.Account, accounts[i])!, i);
        for (int i = 0; i < traders.Length; i++) Fill(table, traders[i], i);
        for (int i = 0; i < traded.Length; i++) Fill(table, traded[i], i);
        for (int i = 0; i < groups.Length; i++) Fill(table, Find(RiskScope.Group, groups[i])!, i);
        return table;
    }

    private LimitsEntry Required(RiskScope scope, string wanted, string orElse) => Find(scope, wanted) ?? Find(scope, orElse) ?? throw new RefusalException(
        RefusalKind.Configuration, $"The limits file has no {scope.ToString().ToLowerInvariant()} '{wanted}'", name, string.Join(", ", Of(scope).Select(entry => entry.Name)),
        "an entry for everything that is to be traded: what has no limits is not traded", $"add '{wanted}' to the file, or trade another");

    private static void Fill(RiskLimits table, LimitsEntry entry, int id)
    {
        foreach (LimitRow row in LimitSchema.Rows) Invariant.That(entry.Values[(int)row.Kind] == RiskLimits.Missing || table.Set(entry.Scope, id, row.Kind, entry.Values[(int)row.Kind]) == LimitStatus.Ok);
    }
}
