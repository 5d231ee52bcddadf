// Lists every type that a type leans on: bases, fields, signatures, attributes, locals and what its IL names.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Trading.Tests.Support.Il;

/// <summary>The references of a type, each with the member in which it occurs. Constants are inlined by the compiler and leave no trace here.</summary>
public static class TypeUses
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<(string Where, Type Used)> Of(Type type)
    {
        foreach (var used in Declared(type).SelectMany(Flatten)) yield return (type.Name, used);
        foreach (var field in type.GetFields(All))
        {
            foreach (var used in Attributes(field).Append(field.FieldType).SelectMany(Flatten)) yield return ($"{type.Name}.{field.Name}", used);
        }
        foreach (var method in IlReader.Methods(type))
        {
            foreach (var used in Attributes(method).Concat(Signature(method)).Concat(Body(method)).SelectMany(Flatten).Distinct())
            {
                yield return ($"{type.Name}.{method.Name}", used);
            }
        }
    }

    /// <summary>Types named by a member: its owner, its generic arguments and its signature.</summary>
    public static IEnumerable<Type> Of(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodBase method => Signature(method).Append(method.DeclaringType!).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []),
        _ => [],
    };

    /// <summary>A type with its element types, generic arguments and generic definition.</summary>
    public static IEnumerable<Type> Flatten(Type type)
    {
        if (type.HasElementType) return Flatten(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsConstructedGenericType
            ? type.GetGenericArguments().SelectMany(Flatten).Append(type.GetGenericTypeDefinition())
            : [type];
    }

    private static IEnumerable<Type> Declared(Type type)
    {
        var parameters = type.IsGenericTypeDefinition ? type.GetGenericArguments() : [];
        return type.GetInterfaces()
            .Concat(type.BaseType is null ? [] : [type.BaseType])
            .Concat(parameters.SelectMany(parameter => parameter.GetGenericParameterConstraints()))
            .Concat(Attributes(type));
    }

    private static IEnumerable<Type> Signature(MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: var returned }) yield return returned;
        if (!method.IsGenericMethodDefinition) yield break;
        foreach (var constraint in method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints())) yield return constraint;
    }

    private static IEnumerable<Type> Body(MethodBase method)
    {
        var locals = method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];
        var named = IlReader.Read(method).SelectMany(il => (il.Member is null ? [] : Of(il.Member)).Concat(il.Constrained is null ? [] : [il.Constrained]));
        return locals.Concat(named);
    }

    private static IEnumerable<Type> Attributes(MemberInfo member) =>
        member.CustomAttributes.SelectMany(attribute => attribute.ConstructorArguments.Select(argument => argument.Value).OfType<Type>().Append(attribute.AttributeType));
}
