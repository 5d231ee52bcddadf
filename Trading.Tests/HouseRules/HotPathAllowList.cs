// What hot code may call in the BCL, and what to do instead of everything else.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Trading.Tests.HouseRules;

/// <summary>The allow-list of rule "hot path". Text is refused whatever its type; members that return arrays or strings are refused even on allowed types.</summary>
public static class HotPathAllowList
{
    private static readonly HashSet<Type> Types =
    [
        typeof(object), typeof(Math), typeof(MathF), typeof(BitOperations), typeof(BitConverter), typeof(BinaryPrimitives),
        typeof(Span<>), typeof(ReadOnlySpan<>), typeof(MemoryExtensions), typeof(Unsafe), typeof(MemoryMarshal), typeof(Nullable<>), typeof(Index), typeof(Range),
        typeof(Volatile), typeof(Interlocked), typeof(UInt128), typeof(Int128),
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(nint), typeof(nuint), typeof(float), typeof(double), typeof(char),
    ];

    /// <summary>Single members of types that are not allowed as a whole.</summary>
    private static readonly HashSet<string> Members =
    [
        "System.Array.Clear", "System.Array.Copy", "System.Array.Fill", "System.Array.get_Length", "System.Buffer.BlockCopy",
        "System.Runtime.CompilerServices.RuntimeHelpers.CreateSpan", "System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences",
    ];

    private static readonly HashSet<Type> TextTypes = [typeof(string), typeof(StringBuilder), typeof(DefaultInterpolatedStringHandler), typeof(Encoding)];

    public static bool IsText(MethodBase method) =>
        TextTypes.Contains(method.DeclaringType!) || method is MethodInfo { ReturnType: var returned } && returned == typeof(string);

    public static bool Allows(MethodBase method)
    {
        var owner = method.DeclaringType!;
        if (owner.IsArray || method is MethodInfo { ReturnType.IsArray: true }) return false;
        if (owner.IsGenericType) owner = owner.GetGenericTypeDefinition();
        string space = owner.Namespace ?? "";
        return Types.Contains(owner)
            || DevirtualisedComparer(method)
            || Members.Contains($"{owner.FullName}.{method.Name}")
            || owner.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
            || owner.DeclaringType is { } outer && Types.Contains(outer) && owner.IsValueType
            || space.StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal)
            || space == "System.Numerics" && (owner.Name.StartsWith("Vector", StringComparison.Ordinal) || owner.IsInterface);
    }

    /// <summary>The == of a record struct goes through EqualityComparer of its fields, which JIT and AOT both compile into the plain comparison when the field is a value type.</summary>
    private static bool DevirtualisedComparer(MethodBase method) =>
        method.DeclaringType is { IsGenericType: true } owner
        && owner.GetGenericTypeDefinition() == typeof(EqualityComparer<>)
        && owner.GetGenericArguments()[0].IsValueType
        && method.Name is "get_Default" or "Equals";

    public static string Remedy(string code) => code switch
    {
        "newobj" => "Hot code allocates nothing: build the object in the constructor and reuse it, or make it a struct.",
        "newarr" => "Hot code allocates nothing: take the array in the constructor, or stackalloc into a Span.",
        "box" => "Boxing allocates: use a generic over structs, or give the struct the member itself.",
        "throw" => "Hot code does not throw: return a status for bad input, call Invariant.That/Fail for a bug of ours.",
        "catch" => "Hot code does not catch: return statuses; exceptions belong to cold code.",
        "virtual" => "No virtual or interface dispatch: use a type parameter 'where T : struct, IContract', or seal the class.",
        "delegate" => "No delegates, lambdas or function pointers: use a struct type parameter, or write the loop out.",
        "string" => "No strings: count it, or write numbers to the journal; render them in cold code.",
        "iterator" => "No async or iterator methods: they allocate a state machine. Write the loop out.",
        "extern" => "No native calls from hot code.",
        _ => "Not on the allow-list: use spans, BinaryPrimitives, BitOperations, Math, Vector*, or mark a rare branch [ColdPath]. If it is free of allocation, throw and dispatch, add it to HotPathAllowList.",
    };
}
