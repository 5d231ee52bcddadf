// Keeps pointers, Unsafe and MemoryMarshal behind one fence: the Memory rooms of the libraries and the few named cold types.
using System;
using System.CodeDom.Compiler;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Trading.Tests.Support.Il;

namespace Trading.Tests.HouseRules;

/// <summary>The unsafe fence, by IL for the assemblies at hand and by source for every product project.</summary>
public static class UnsafeFenceRule
{
    /// <summary>Namespaces (with all below) and types inside the fence.</summary>
    public static readonly string[] Inside = ["Trading.Core.Memory", "Trading.Aeron.Memory", "Trading.Cli.TapeFile", "Trading.Cli.LibC"];

    private const string Remedy = "Put the access behind a checked helper in Trading.Core.Memory or Trading.Aeron.Memory (or, for cold native calls of the programs, add the type to UnsafeFenceRule.Inside with its reason)";
    // CollectionsMarshal is looked for in the source only: the compiler itself emits it for [..list].
    private static readonly Type[] Banned = [typeof(Unsafe), typeof(MemoryMarshal), typeof(NativeMemory), typeof(Marshal)];
    private static readonly Regex Words = new(@"\bunsafe\b|\bfixed\s*\(|\b(Unsafe|MemoryMarshal|NativeMemory|CollectionsMarshal)\.", RegexOptions.Compiled);

    public static IReadOnlyList<Finding> Check(IEnumerable<Type> types)
    {
        var findings = new List<Finding>();
        foreach (var type in types.Where(type => type.Namespace is not null && !IsInside(type) && !IsGenerated(type)))
        {
            const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
            foreach (var field in type.GetFields(all).Where(field => field.FieldType.IsPointer || field.FieldType.IsFunctionPointer))
            {
                findings.Add(new Finding($"{type.FullName}.{field.Name}", "pointer", $"a pointer field. {Remedy}."));
            }
            foreach (var method in IlReader.Methods(type).Where(method => !IsGenerated(method))) CheckMethod(type, method, findings);
        }
        return findings;
    }

    /// <summary>The same fence for sources, which also sees projects that the tests do not load.</summary>
    public static IReadOnlyList<Finding> CheckSources(IEnumerable<SourceFile> files) =>
        files.Where(file => !Inside.Any(place => file.Path.StartsWith(InFolder(place), StringComparison.Ordinal)))
            .Where(file => Words.IsMatch(file.Code))
            .Select(file => new Finding(file.Path, "unsafe-source", $"'{Words.Match(file.Code).Value}'. {Remedy}."))
            .ToList();

    private static void CheckMethod(Type type, MethodBase method, List<Finding> findings)
    {
        string where = $"{type.FullName}.{method.Name}";
        var locals = method.GetMethodBody()?.LocalVariables ?? [];
        var signature = method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []);
        if (signature.Concat(locals.Select(local => local.LocalType)).Any(used => used.IsPointer || used.IsFunctionPointer) || locals.Any(local => local.IsPinned))
        {
            findings.Add(new Finding(where, "pointer", $"a pointer or a pinned local. {Remedy}."));
        }
        foreach (var il in IlReader.Read(method))
        {
            if (il.Member is MethodBase target && Banned.Contains(target.DeclaringType) && !IsErrorCode(target)) findings.Add(new Finding(where, "unsafe", $"{target.DeclaringType!.Name}.{target.Name}. {Remedy}."));
        }
    }

    private static bool IsInside(Type type) => Inside.Any(place =>
        type.FullName == place || type.FullName!.StartsWith(place + "+", StringComparison.Ordinal) || type.Namespace == place || type.Namespace!.StartsWith(place + ".", StringComparison.Ordinal));

    /// <summary>Marshal also holds the last error of a native call, which touches no memory.</summary>
    private static bool IsErrorCode(MethodBase target) => target.DeclaringType == typeof(Marshal) && target.Name.StartsWith("GetLast", StringComparison.Ordinal);

    /// <summary>What the LibraryImport generator writes, the native stub inside it included.</summary>
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(GeneratedCodeAttribute), false)
        || member is MethodBase method && method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) && method.Name.Contains("__PInvoke", StringComparison.Ordinal);

    /// <summary>Trading.Core.Memory is the folder Trading.Core/Memory, Trading.Cli.TapeFile the file Trading.Cli/TapeFile.cs.</summary>
    private static string InFolder(string place)
    {
        int last = place.LastIndexOf('.');
        return place[..last] + "/" + place[(last + 1)..];
    }
}
