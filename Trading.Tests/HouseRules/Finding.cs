// What a house rule reports: where, which rule, and what to do instead.
using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Trading.Tests.HouseRules;

/// <summary>One breach of a rule.</summary>
public sealed record Finding(string Where, string Code, string Message)
{
    /// <summary>Passes when there is no finding; otherwise fails with all of them, one a line, and what helps to mend them.</summary>
    public static void AssertNone(IReadOnlyCollection<Finding> findings, string context = "")
    {
        if (findings.Count == 0) return;
        var lines = findings.Select(finding => $"{finding.Where}: [{finding.Code}] {finding.Message}").Distinct().Order(StringComparer.Ordinal);
        Assert.Fail($"{findings.Count} breaches of a house rule:\n  " + string.Join("\n  ", lines) + "\n" + context);
    }

    /// <summary>Passes when exactly these places broke exactly these rules: a planted fault is found, and its clean neighbour is left alone.</summary>
    public static void AssertExactly(IEnumerable<(string Where, string Code)> expected, IEnumerable<Finding> findings)
    {
        var wanted = expected.Select(pair => $"{pair.Where} [{pair.Code}]").ToHashSet();
        var found = findings.Select(finding => $"{finding.Where} [{finding.Code}]").ToHashSet();
        Assert.NotEmpty(wanted);
        Assert.True(wanted.SetEquals(found), $"Planted but not found:\n  {string.Join("\n  ", wanted.Except(found))}\nFound but not planted:\n  {string.Join("\n  ", found.Except(wanted))}");
    }
}
