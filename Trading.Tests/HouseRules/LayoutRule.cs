// Pins sizes and field offsets of structs as the runtime really lays them out.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Trading.Tests.HouseRules;

/// <summary>One pinned struct: its size and the offsets of the fields named, in bytes.</summary>
public sealed record PinnedLayout(Type Type, int Size, params (string Field, int Offset)[] Offsets);

/// <summary>Compares pinned layouts with the managed ones.</summary>
public static class LayoutRule
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static IReadOnlyList<Finding> Check(IEnumerable<PinnedLayout> pins)
    {
        var findings = new List<Finding>();
        foreach (var pin in pins)
        {
            int size = SizeOf(pin.Type);
            if (size != pin.Size) findings.Add(new Finding(pin.Type.FullName!, "size", $"is {size} bytes, pinned at {pin.Size}; if meant, change Layouts.cs and every file format or cache-line claim that rests on it."));
            foreach (var (name, offset) in pin.Offsets)
            {
                var field = pin.Type.GetField(name, Instance) ?? pin.Type.GetField($"<{name}>k__BackingField", Instance);
                int actual = field is null ? -1 : OffsetOf(field);
                if (actual != offset) findings.Add(new Finding($"{pin.Type.FullName}.{name}", "offset", field is null ? "no such field" : $"lies at {actual}, pinned at {offset}."));
            }
        }
        return findings;
    }

    /// <summary>A struct that asks for a size, packing or explicit offsets promises a layout, so it must be pinned.</summary>
    public static IReadOnlyList<Finding> CheckComplete(IEnumerable<Type> types, IEnumerable<PinnedLayout> pins)
    {
        var pinned = pins.Select(pin => pin.Type).ToHashSet();
        return types.Where(type => type is { IsValueType: true, IsEnum: false, IsGenericType: false, Namespace: not null } && !pinned.Contains(type) && PromisesLayout(type))
            .Select(type => new Finding(type.FullName!, "unpinned", $"promises a layout by StructLayout or InlineArray; pin it in Trading.Tests/HouseRules/Layouts.cs: {Line(type)}"))
            .ToList();
    }

    /// <summary>The line to paste into the table once the layout is what it should be.</summary>
    private static string Line(Type type)
    {
        var offsets = type.GetFields(Instance).Select(field => (field.Name.Split('<', '>') is { Length: > 1 } parts ? parts[1] : field.Name, Offset: OffsetOf(field))).OrderBy(field => field.Offset);
        return $"new(typeof({type.Name}), {SizeOf(type)}, {string.Join(", ", offsets.Select(field => $"(\"{field.Item1}\", {field.Offset})"))}),";
    }

    private static bool PromisesLayout(Type type) =>
        type.StructLayoutAttribute is { } layout && (type.IsExplicitLayout || layout.Size > 1 || layout.Pack is not (0 or 8)) || type.IsDefined(typeof(InlineArrayAttribute), false);

    private static int SizeOf(Type type) => (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>Address of the field less address of the struct, by emitted IL: Marshal.OffsetOf would tell the marshalled layout.</summary>
    private static int OffsetOf(FieldInfo field)
    {
        var method = new DynamicMethod("offset", typeof(int), [], typeof(LayoutRule).Module, true);
        var il = method.GetILGenerator();
        var value = il.DeclareLocal(field.DeclaringType!);
        il.Emit(OpCodes.Ldloca, value);
        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Ldloca, value);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Ret);
        return (int)method.Invoke(null, null)!;
    }
}
