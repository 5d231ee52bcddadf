// Renders the public surface of an assembly as sorted text, one member a line, so that a change of it is seen in review.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Trading.Tests.HouseRules;

/// <summary>The public API as text: types with bases, then their public and protected members, in ordinal order.</summary>
public static class PublicApi
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IReadOnlyList<string> Render(IEnumerable<Type> types) =>
        types.Where(IsVisible).SelectMany(Lines).Distinct().Order(StringComparer.Ordinal).ToList();

    /// <summary>Lines that went ("-") and came ("+"), in order.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> accepted, IReadOnlyList<string> actual) =>
        accepted.Except(actual).Select(line => "- " + line).Concat(actual.Except(accepted).Select(line => "+ " + line))
            .OrderBy(line => line[2..], StringComparer.Ordinal).ToList();

    private static bool IsVisible(Type type) => type.IsPublic || type.IsNestedPublic && IsVisible(type.DeclaringType!);

    private static IEnumerable<string> Lines(Type type)
    {
        string owner = Name(type, true);
        yield return $"{owner} : {Kind(type)}{Bases(type)}";
        if (type.IsAssignableTo(typeof(Delegate)))
        {
            yield return $"{owner}.{Signature(type.GetMethod("Invoke")!)}";
            yield break;
        }
        foreach (var field in type.GetFields(All).Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
        {
            yield return $"{owner}.{field.Name} : {(field.IsInitOnly ? "readonly " : "")}{(field.IsStatic && !field.IsLiteral ? "static " : "")}{Name(field.FieldType)}{Constant(field)}";
        }
        foreach (var method in Methods(type)) yield return $"{owner}.{Signature(method)}";
    }

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.IsEnum ? [] : type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
            .Where(method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !IsImpliedByRecord(method));

    /// <summary>Equality, hash, text and deconstruction that the compiler writes for every record; accessors it writes are of the surface.</summary>
    private static bool IsImpliedByRecord(MethodBase method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute), false) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Constant(FieldInfo field) =>
        field.IsLiteral ? " = " + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : "";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum " + Name(Enum.GetUnderlyingType(type)),
        { IsInterface: true } => "interface",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum) return "";
        var bases = type.GetInterfaces().Select(candidate => Name(candidate)).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) bases.Insert(0, Name(parent));
        return bases.Count == 0 ? "" : " " + string.Join(", ", bases);
    }

    private static string Signature(MethodBase method)
    {
        string prefix = method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";
        string generic = method.IsGenericMethodDefinition ? Arguments(method.GetGenericArguments()) : "";
        string parameters = string.Join(", ", method.GetParameters().Select(Parameter));
        string returned = method is MethodInfo info ? " : " + prefix + Name(info.ReturnType) : "";
        return $"{method.Name}{generic}({parameters}){returned}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        string value = parameter.HasDefaultValue ? " = " + (Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "default") : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{direction}{Name(type)} {parameter.Name}{value}";
    }

    /// <summary>A type's name with its arguments; a definition also shows the constraints of its parameters.</summary>
    private static string Name(Type type, bool definition = false)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsPointer) return Name(type.GetElementType()!) + "*";
        string full = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        int tick = full.LastIndexOf('`');
        if (!type.IsGenericType || tick < 0) return full;
        return full[..tick] + (definition ? Arguments(type.GetGenericArguments()) : $"<{string.Join(", ", type.GetGenericArguments().Select(argument => Name(argument)))}>");
    }

    private static string Arguments(Type[] parameters) => $"<{string.Join(", ", parameters.Select(Constrained))}>";

    private static string Constrained(Type parameter)
    {
        var constraints = parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => Name(type));
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) constraints = constraints.Prepend("struct");
        string joined = string.Join(" & ", constraints);
        return joined.Length == 0 ? parameter.Name : $"{parameter.Name}: {joined}";
    }
}
