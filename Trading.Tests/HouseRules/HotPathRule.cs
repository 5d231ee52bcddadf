// Holds the IL of [HotPath] code, and of all it calls inside the core, to the hot-path rules.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Trading.Core.Diagnostics;
using Trading.Tests.Support.Il;

namespace Trading.Tests.HouseRules;

/// <summary>No allocation, boxing, throw, virtual or interface dispatch, delegate or string from hot code, followed through calls until a cold or Diagnostics member.</summary>
/// <remarks>Roots are the members of [HotPath] types and [HotPath] methods, except constructors, [ColdPath] members and object's own overrides, which hot code would reach only by a call that is itself checked.</remarks>
public sealed class HotPathRule
{
    private static readonly string?[] ColdNamespaces = [typeof(ColdPathAttribute).Namespace, "Trading.Aeron.Diagnostics"];
    private static readonly string[] ObjectMembers = ["ToString", "GetHashCode", "PrintMembers", "Equals"];

    private readonly IReadOnlyList<Type> types;
    private readonly Queue<MethodBase> pending = new();
    private readonly Dictionary<MethodBase, MethodBase?> callers = [];
    private readonly List<Finding> findings = [];

    private HotPathRule(IReadOnlyList<Type> types) => this.types = types;

    /// <summary>Everything wrong in the hot code of these types, which are also the ones into which calls are followed.</summary>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<Type> types, out IReadOnlyCollection<string> examined)
    {
        var rule = new HotPathRule(types);
        foreach (var method in types.SelectMany(Roots)) rule.Enqueue(method, null);
        while (rule.pending.TryDequeue(out var method)) rule.Examine(method);
        examined = rule.callers.Keys.Select(Name).ToHashSet();
        return rule.findings;
    }

    private static IEnumerable<MethodBase> Roots(Type type)
    {
        bool hotType = Has(type, nameof(HotPathAttribute));
        foreach (var method in IlReader.Methods(type))
        {
            if (Has(method, nameof(HotPathAttribute))) yield return method;
            else if (hotType && method is not ConstructorInfo && !IsCold(method) && !ObjectMembers.Contains(method.Name)) yield return method;
        }
    }

    private static bool IsCold(MethodBase method) =>
        Has(method, nameof(ColdPathAttribute))
        || ColdNamespaces.Contains(method.DeclaringType!.Namespace)
        || method.IsSpecialName && PropertyOf(method) is { } property && Has(property, nameof(ColdPathAttribute));

    /// <summary>By name: Trading.Aeron depends on nothing, so it has the two attributes of its own.</summary>
    private static bool Has(MemberInfo member, string attribute) => member.CustomAttributes.Any(data => data.AttributeType.Name == attribute);

    private static PropertyInfo? PropertyOf(MethodBase method) =>
        method.DeclaringType!.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            .FirstOrDefault(property => property.GetAccessors(true).Contains(method));

    private void Enqueue(MethodBase method, MethodBase? caller)
    {
        // The definition, so that Ring<Order>.Push and Ring<Fill>.Push are one method.
        method = method.Module.ResolveMethod(method.MetadataToken)!;
        if (callers.TryAdd(method, caller)) pending.Enqueue(method);
    }

    private void Examine(MethodBase method)
    {
        if (method.IsDefined(typeof(AsyncStateMachineAttribute), false) || method.IsDefined(typeof(IteratorStateMachineAttribute), false)) Report(method, "iterator", "");
        if (method.GetMethodBody() is not { } body)
        {
            if (!method.IsAbstract) Report(method, "extern", "");
            return;
        }
        if (body.ExceptionHandlingClauses.Any(clause => clause.Flags is ExceptionHandlingClauseOptions.Clause or ExceptionHandlingClauseOptions.Filter)) Report(method, "catch", "");
        foreach (var il in IlReader.Read(method)) Examine(method, il);
    }

    private void Examine(MethodBase method, in IlInstruction il)
    {
        if (il.Code == OpCodes.Newarr) Report(method, "newarr", il.Member!.Name);
        else if (il.Code == OpCodes.Box) Report(method, "box", il.Member!.Name);
        else if (il.Code == OpCodes.Throw || il.Code == OpCodes.Rethrow) Report(method, "throw", "");
        else if (il.Code == OpCodes.Ldftn || il.Code == OpCodes.Ldvirtftn || il.Code == OpCodes.Calli) Report(method, "delegate", il.Member?.Name ?? "calli");
        else if (il.IsCall) ExamineCall(method, il, (MethodBase)il.Member!);
    }

    private void ExamineCall(MethodBase method, in IlInstruction il, MethodBase target)
    {
        var owner = target.DeclaringType!;
        if (il.Code == OpCodes.Newobj && !owner.IsValueType) Report(method, "newobj", owner.Name);
        else if (il.Constrained is { } constrained) ExamineConstrained(method, constrained, (MethodInfo)target);
        else if (owner.IsAssignableTo(typeof(Delegate))) Report(method, "delegate", Name(target));
        else if (IsOurs(owner)) ExamineOwn(method, il, target);
        else if (HotPathAllowList.IsText(target)) Report(method, "string", Name(target));
        else if (!HotPathAllowList.Allows(target)) Report(method, IsVirtualCall(il, target) ? "virtual" : "bcl", Name(target));
    }

    private void ExamineOwn(MethodBase method, in IlInstruction il, MethodBase target)
    {
        if (IsCold(target)) return;
        if (IsVirtualCall(il, target)) Report(method, "virtual", Name(target));
        else Enqueue(target, method);
    }

    /// <summary>A constrained call is static dispatch when the type is a struct that has the method itself.</summary>
    private void ExamineConstrained(MethodBase method, Type constrained, MethodInfo target)
    {
        if (!constrained.IsValueType && !IsStructParameter(constrained))
        {
            Report(method, "virtual", $"{Name(target)} on {constrained.Name}, which is not a struct");
            return;
        }
        if (!constrained.IsGenericParameter)
        {
            FollowImplementation(method, constrained, target);
            return;
        }
        if (target.DeclaringType == typeof(object) || target.DeclaringType == typeof(ValueType)) Report(method, "virtual", Name(target));
        if (!target.DeclaringType!.IsInterface) return;
        var contract = Definition(target.DeclaringType);
        foreach (var type in types)
        {
            if (type.IsValueType && type.GetInterfaces().Any(candidate => Definition(candidate) == contract)) FollowImplementation(method, type, target);
        }
    }

    private void FollowImplementation(MethodBase method, Type type, MethodInfo target)
    {
        int parameters = target.GetParameters().Length;
        var implementation = IlReader.Methods(type).FirstOrDefault(candidate =>
            (candidate.Name == target.Name || candidate.Name.EndsWith("." + target.Name, StringComparison.Ordinal)) && candidate.GetParameters().Length == parameters);
        if (implementation is null) Report(method, "box", $"{type.Name} does not itself implement {Name(target)}, so the call boxes it");
        else if (IsOurs(type) && !IsCold(implementation)) Enqueue(implementation, method);
    }

    private static bool IsStructParameter(Type type) =>
        type.IsGenericParameter && type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);

    private bool IsOurs(Type type) => type.Assembly == types[0].Assembly || type.Assembly == typeof(Invariant).Assembly;

    private static bool IsVirtualCall(in IlInstruction il, MethodBase target) =>
        il.Code == OpCodes.Callvirt && target is { IsVirtual: true, IsFinal: false } && !target.DeclaringType!.IsSealed;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Name(MethodBase method) => $"{method.DeclaringType!.FullName ?? method.DeclaringType.Name}.{method.Name}";

    private void Report(MethodBase method, string code, string detail)
    {
        string via = "";
        for (var caller = callers[method]; caller is not null; caller = callers[caller]) via += $" <- {caller.DeclaringType!.Name}.{caller.Name}";
        string route = via.Length == 0 ? "" : $" (reached by{via})";
        findings.Add(new Finding(Name(method), code, $"{detail}{route}. {HotPathAllowList.Remedy(code)}"));
    }
}
