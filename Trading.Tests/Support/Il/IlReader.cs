// Decodes method bodies into instructions, so that house rules can be asked of what the compiler really emitted.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

namespace Trading.Tests.Support.Il;

/// <summary>Reads IL through reflection, which resolves generic instantiations and the members of the BCL as the runtime will.</summary>
public static class IlReader
{
    private const byte TwoBytePrefix = 0xFE;
    private static readonly Dictionary<ushort, OpCode> Codes = AllCodes();

    /// <summary>Every method, constructor and static initialiser that a type declares.</summary>
    public static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        foreach (var method in type.GetMethods(all)) yield return method;
        foreach (var constructor in type.GetConstructors(all)) yield return constructor;
    }

    /// <summary>The instructions of a method; none when it has no body.</summary>
    public static IReadOnlyList<IlInstruction> Read(MethodBase method)
    {
        var result = new List<IlInstruction>();
        byte[]? il = method.GetMethodBody()?.GetILAsByteArray();
        if (il is null) return result;
        Type? constrained = null;
        for (int at = 0; at < il.Length;)
        {
            int offset = at;
            ushort value = il[at++];
            if (value == TwoBytePrefix) value = (ushort)(TwoBytePrefix << 8 | il[at++]);
            OpCode code = Codes[value];
            var member = HoldsToken(code) ? Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))) : null;
            at += OperandSize(code, il.AsSpan(at));
            if (code == OpCodes.Constrained)
            {
                constrained = (Type?)member;
                continue;
            }
            result.Add(new IlInstruction(offset, code, member, constrained));
            if (code.OpCodeType != OpCodeType.Prefix) constrained = null;
        }
        return result;
    }

    private static bool HoldsToken(OpCode code) =>
        code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType;

    private static int OperandSize(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(operand),
        _ => 4,
    };

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var owner = method.DeclaringType;
        Type[]? typeArguments = owner is { IsGenericType: true } ? owner.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments);
    }

    private static Dictionary<ushort, OpCode> AllCodes()
    {
        var codes = new Dictionary<ushort, OpCode>();
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is OpCode code) codes[(ushort)code.Value] = code;
        }
        return codes;
    }
}
