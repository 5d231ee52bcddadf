// The identifiers of what risk is counted by: strategies, accounts, groups, parent orders.
namespace Trading.Core.Domain;

/// <summary>Index of a strategy: 0 .. strategies-1, dense. Belongs to one account.</summary>
public readonly record struct StrategyId(int Value);

/// <summary>Index of an account: 0 .. accounts-1, dense.</summary>
public readonly record struct AccountId(int Value);

/// <summary>Index of an asset group or sector: 0 .. groups-1, dense. An instrument belongs to one.</summary>
public readonly record struct GroupId(int Value);

/// <summary>A parent order that child orders work for. Zero is none.</summary>
public readonly record struct ParentOrderId(ulong Value);
