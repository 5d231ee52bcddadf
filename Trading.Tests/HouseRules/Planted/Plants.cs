// Reads what the planted namespaces promise, for the tests that hold the rules to it.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Trading.Tests.Support.Il;

namespace Trading.Tests.HouseRules.Planted;

/// <summary>Types of a planted namespace and the findings they must cause.</summary>
public static class Plants
{
    public static IReadOnlyList<Type> Types(string folder)
    {
        string root = $"{typeof(Plants).Namespace}.{folder}";
        return typeof(Plants).Assembly.GetTypes().Where(type => type.Namespace == root || (type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) ?? false)).ToList();
    }

    public static IEnumerable<(string Where, string Code)> Expected(string folder)
    {
        foreach (var type in Types(folder))
        {
            foreach (var method in IlReader.Methods(type))
            {
                foreach (string code in method.GetCustomAttribute<PlantAttribute>()?.Codes ?? []) yield return ($"{type.FullName}.{method.Name}", code);
            }
        }
    }
}
