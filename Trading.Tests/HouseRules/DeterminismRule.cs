// Keeps clocks, chance, threads, files, sockets, culture, hash order and platform-dependent mathematics out of the core.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Trading.Tests.Support.Il;

namespace Trading.Tests.HouseRules;

/// <summary>The determinism contract of house.md section 4, asked of every member that the IL names.</summary>
public static class DeterminismRule
{
    /// <summary>Types no member of which may be used; a trailing dot bans a namespace.</summary>
    private static readonly (string Type, string Remedy)[] BannedTypes =
    [
        ("System.Diagnostics.Stopwatch", "time is an argument"), ("System.TimeProvider", "time is an argument"),
        ("System.Random", "use the counter-based generator keyed by (seed, event)"), ("System.Security.Cryptography.", "use the counter-based generator keyed by (seed, event)"),
        ("System.HashCode", "it is seeded at random per process; write the mix out"),
        ("System.Threading.Thread", "threads belong to the host"), ("System.Threading.ThreadPool", "threads belong to the host"),
        ("System.Threading.Timer", "timers belong to the host"), ("System.Threading.PeriodicTimer", "timers belong to the host"),
        ("System.Threading.Monitor", "one thread owns the pipeline; no locks"), ("System.Threading.Lock", "one thread owns the pipeline; no locks"),
        ("System.Threading.Tasks.", "tasks belong to the host"), ("System.Timers.", "timers belong to the host"),
        ("System.Environment", "pass the value in"), ("System.AppContext", "pass the value in"), ("System.Console", "return the text; the host prints it"),
        ("System.Diagnostics.Process", "processes belong to the host"), ("System.Net.", "take bytes; sockets belong to the host"),
        ("System.IO.MemoryMappedFiles.", "take a span; files belong to the host"),
        ("System.IO.File", "take a span; files belong to the host"), ("System.IO.FileInfo", "take a span; files belong to the host"),
        ("System.IO.FileStream", "take a span; files belong to the host"), ("System.IO.RandomAccess", "take a span; files belong to the host"),
        ("System.IO.Directory", "files belong to the host"), ("System.IO.DirectoryInfo", "files belong to the host"),
        ("System.IO.StreamReader", "take a span or text; files belong to the host"), ("System.IO.StreamWriter", "write to a span; files belong to the host"),
        ("System.Runtime.Intrinsics.X86.Fma", "a fused product rounds differently; multiply, then add"),
    ];

    private static readonly (string Member, string Remedy)[] BannedMembers =
    [
        ("System.DateTime.get_Now", "time is an argument"), ("System.DateTime.get_UtcNow", "time is an argument"), ("System.DateTime.get_Today", "time is an argument"),
        ("System.DateTimeOffset.get_Now", "time is an argument"), ("System.DateTimeOffset.get_UtcNow", "time is an argument"),
        ("System.Guid.NewGuid", "derive identifiers from the event"),
        ("System.Globalization.CultureInfo.get_CurrentCulture", "use the invariant culture"), ("System.Globalization.CultureInfo.get_CurrentUICulture", "use the invariant culture"),
        ("System.String.GetHashCode", "it is seeded at random per process; hash the bytes yourself"),
        ("System.Object.GetHashCode", "for strings and objects it differs per process; hash the bytes yourself"),
        ("System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode", "it differs per process"),
    ];

    private static readonly string[] ExactMathematics =
    [
        "Abs", "Min", "Max", "Sqrt", "Floor", "Ceiling", "Round", "Truncate", "Clamp", "Sign", "CopySign", "BigMul", "DivRem", "MinMagnitude", "MaxMagnitude", "BitIncrement", "BitDecrement",
    ];

    /// <summary>Of the vector and number types: names that start so are transcendental, fused or estimates, which differ by platform.</summary>
    private static readonly string[] InexactStems =
    [
        "Exp", "Log", "Pow", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Cbrt", "Hypot", "RootN", "Fused", "MultiplyAddEstimate", "Reciprocal",
    ];

    /// <summary>Methods that may enumerate a hash map, with the reason why its order does not show.</summary>
    private static readonly Dictionary<string, string> OrderDoesNotShow = new()
    {
        ["Trading.Core.Configuration.ConfigurationSection.Finish"] = "sorts the keys before it looks at them",
    };

    private static readonly Type[] HashOrdered = [typeof(Dictionary<,>), typeof(HashSet<>), typeof(System.Collections.Concurrent.ConcurrentDictionary<,>), typeof(System.Collections.Hashtable)];

    public static IReadOnlyList<Finding> Check(IEnumerable<Type> types)
    {
        var findings = new List<Finding>();
        foreach (var method in types.SelectMany(IlReader.Methods))
        {
            // Records compare and hash their fields in generated members; a call to those is what counts.
            if (method.IsDefined(typeof(CompilerGeneratedAttribute), false) && method.Name == nameof(GetHashCode)) continue;
            string where = $"{method.DeclaringType!.FullName}.{method.Name}";
            foreach (var il in IlReader.Read(method))
            {
                if (il.Member is not MethodBase target || il.Constrained is not null || Judge(target) is not var (code, remedy)) continue;
                if (code == "hash-order" && OrderDoesNotShow.ContainsKey(where)) continue;
                findings.Add(new Finding(where, code, $"{target.DeclaringType!.Name}.{target.Name}: {remedy}."));
            }
        }
        return findings;
    }

    private static (string Code, string Remedy)? Judge(MethodBase target)
    {
        var owner = target.DeclaringType!;
        if (owner.IsConstructedGenericType) owner = owner.GetGenericTypeDefinition();
        string type = owner.FullName!, member = $"{type}.{target.Name}";
        foreach (var (banned, remedy) in BannedTypes)
        {
            if (banned[^1] == '.' ? type.StartsWith(banned, StringComparison.Ordinal) : type == banned) return ("banned", remedy);
        }
        foreach (var (banned, remedy) in BannedMembers)
        {
            if (member == banned) return ("banned", remedy);
        }
        if ((type is "System.Math" or "System.MathF") && !ExactMathematics.Contains(target.Name)) return ("mathematics", "differs by platform; write it with + - * / and sqrt in a fixed order");
        if (IsNumeric(owner) && InexactStems.Any(stem => target.Name.StartsWith(stem, StringComparison.Ordinal))) return ("mathematics", "differs by platform; write it with + - * / and sqrt in a fixed order");
        if (IsHashOrder(owner, target.Name)) return ("hash-order", "the order of a hash map is not defined; sort the keys first and add the method to OrderDoesNotShow, or keep a list beside it");
        if (IsCultural(owner, target)) return ("culture", "pass CultureInfo.InvariantCulture");
        if (owner == typeof(EqualityComparer<>) && target.Name == nameof(GetHashCode) && target.DeclaringType!.GetGenericArguments()[0] == typeof(string)) return ("banned", "string hashes differ per process");
        return null;
    }

    private static bool IsNumeric(Type owner) =>
        owner == typeof(double) || owner == typeof(float)
        || owner.Namespace == "System.Numerics" && !owner.Name.StartsWith("BitOperations", StringComparison.Ordinal)
        || (owner.Namespace?.StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal) ?? false);

    private static bool IsHashOrder(Type owner, string member) =>
        HashOrdered.Contains(owner) && (member is "GetEnumerator" or "get_Keys" or "get_Values" or "CopyTo")
        || member == "MoveNext" && owner.DeclaringType is { } outer && (HashOrdered.Contains(outer) || outer.DeclaringType is { } outermost && HashOrdered.Contains(outermost));

    private static bool IsCultural(Type owner, MethodBase target) =>
        (owner == typeof(double) || owner == typeof(float) || owner == typeof(decimal) || owner == typeof(DateTime))
        && (target.Name is "ToString" or "Parse" or "TryParse")
        && target.GetParameters().All(parameter => parameter.ParameterType != typeof(IFormatProvider));
}
