// One decoded IL instruction, its operand resolved to the member it names.
using System;
using System.Reflection;
using System.Reflection.Emit;

namespace Trading.Tests.Support.Il;

/// <summary>An instruction at a byte offset of a method body.</summary>
/// <param name="Offset">Byte offset in the body.</param>
/// <param name="Code">The opcode.</param>
/// <param name="Member">The type, method or field of a token operand; null for every other operand.</param>
/// <param name="Constrained">The type of a preceding <c>constrained.</c> prefix.</param>
public readonly record struct IlInstruction(int Offset, OpCode Code, MemberInfo? Member, Type? Constrained)
{
    public bool IsCall => Code == OpCodes.Call || Code == OpCodes.Callvirt || Code == OpCodes.Newobj;
}
