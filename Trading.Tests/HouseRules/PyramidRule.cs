// The inverted pyramid: which share of the test cases runs the whole system, joins rooms, tests one unit, or checks a property.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using Xunit;
using Xunit.Sdk;

namespace Trading.Tests.HouseRules;

/// <summary>Counts cases (a fact is one, a theory one for each row of its data) by the folder of their class, and compares shares with the plan.</summary>
public static class PyramidRule
{
    public const double TolerancePoints = 5;

    /// <summary>Kind to its planned share in percent. House rules count as integration: they read the real files.</summary>
    public static readonly IReadOnlyList<(string Kind, double Percent)> Plan = [("EndToEnd", 40), ("Integration", 30), ("Unit", 20), ("Property", 10)];

    /// <summary>Test cases by kind; a test outside the known folders is counted under its folder's name and is a finding of <see cref="Check"/>.</summary>
    public static IReadOnlyDictionary<string, int> Count(Assembly assembly)
    {
        var counts = new Dictionary<string, int>();
        foreach (var type in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            {
                int cases = Cases(method);
                if (cases > 0) counts[Kind(type)] = counts.GetValueOrDefault(Kind(type)) + cases;
            }
        }
        return counts;
    }

    public static IReadOnlyList<Finding> Check(IReadOnlyDictionary<string, int> counts)
    {
        var findings = new List<Finding>();
        foreach (string stray in counts.Keys.Where(kind => Plan.All(planned => planned.Kind != kind)))
        {
            findings.Add(new Finding(stray, "stray", "tests live in EndToEnd, Integration, HouseRules, Unit or Property only."));
        }
        int total = counts.Values.Sum();
        foreach (var (kind, percent) in Plan)
        {
            double share = total == 0 ? 0 : 100.0 * counts.GetValueOrDefault(kind) / total;
            if (Math.Abs(share - percent) > TolerancePoints) findings.Add(new Finding(kind, "share", $"is {share:0.0} %, planned {percent} % +- {TolerancePoints}."));
        }
        return findings;
    }

    /// <summary>The counts and shares, and two ways back to the plan: moving cases at the present total, or adding only, up to the total at which no kind is above its bound.</summary>
    public static string Table(IReadOnlyDictionary<string, int> counts)
    {
        int total = counts.Values.Sum();
        double grown = Plan.Max(planned => counts.GetValueOrDefault(planned.Kind) * 100 / (planned.Percent + TolerancePoints));
        grown = Math.Max(grown, total);
        var table = new StringBuilder($"kind         cases  share  planned  at this total  adding only, to {grown:0}\n");
        foreach (var (kind, percent) in Plan)
        {
            int count = counts.GetValueOrDefault(kind);
            double change = Math.Round(percent / 100 * total - count), add = Math.Max(0, Math.Ceiling(percent / 100 * grown - count));
            table.Append(CultureInfo.InvariantCulture, $"{kind,-12} {count,5}  {(total == 0 ? 0 : 100.0 * count / total),4:0.0}%  {percent,5}%  {change,13:+0;-0;0}  {add,11:+0;-0;0}\n");
        }
        return table.Append(CultureInfo.InvariantCulture, $"total        {total,5}").ToString();
    }

    private static int Cases(MethodInfo method)
    {
        var fact = method.GetCustomAttribute<FactAttribute>();
        if (fact is not TheoryAttribute) return fact is null ? 0 : 1;
        // A skipped theory is reported as one case, and its data may need what is absent.
        if (fact.Skip is not null) return 1;
        return method.GetCustomAttributes<DataAttribute>().Sum(data => data.GetData(method)?.Count() ?? 0);
    }

    private static string Kind(Type type)
    {
        string folder = (type.Namespace ?? "").Split('.').ElementAtOrDefault(2) ?? "(root)";
        return folder == "HouseRules" ? "Integration" : folder;
    }
}
