using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Whether an answer can be made of what an endpoint returns.</summary>
internal static class AnswerChecks
{
    private static readonly HashSet<string> Tasks =
    [
        "System.Threading.Tasks.Task", "System.Threading.Tasks.Task<TResult>",
        "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask<TResult>",
    ];

    public static void Check(IMethodSymbol method, Mistakes mistakes)
    {
        var type = method.ReturnType;
        var isTask = Tasks.Contains(NameOf(type));
        var value = isTask && type is INamedTypeSymbol { TypeArguments: [var item] } ? item : type;
        if (Reason(method, value, isInTask: isTask && !ReferenceEquals(value, type)) is var (reason, advice))
        {
            mistakes.Add(Diagnostics.NoAnswer, LocationInfo.Of(method), method.Name, type.ToText(), reason, advice);
        }
    }

    private static (string Reason, string Advice)? Reason(IMethodSymbol method, ITypeSymbol value, bool isInTask)
        => method.ReturnsByRef || method.ReturnsByRefReadonly ? ("a request takes values, no references", "Remove 'ref'.")
            : value.IsRefLikeType ? ("it is gone before it is written", "Return an array or a record.")
            : value is IPointerTypeSymbol or IFunctionPointerTypeSymbol
            ? ("nobody beyond this process can use an address", "Return what it points to.")
            : value.TypeKind == TypeKind.Delegate || NameOf(value) is "System.Delegate" or "System.MulticastDelegate"
            ? ("code cannot be sent", "Call it, and return its result.")
            : isInTask && Tasks.Contains(NameOf(value)) ? ("only the outer task is awaited", "Await the inner one, and return its result.")
            : NameOf(value) is "System.Type" || IsOf(value, "System.Reflection.MemberInfo")
            ? ("JSON has no types of .NET", "Return its name.")
            : IsOf(value, "System.Exception")
            ? ("an exception tells strangers about the inside of the app", "Throw it, or return a Problem.")
            : IsOf(value, "System.IO.Stream")
            ? ("JSON has no streams", "Return new FileResult(stream, contentType), which sends its bytes.")
            : NameOf(value) is "System.IntPtr" or "System.UIntPtr" ? ("JSON has no native numbers", "Return a long.")
            : JsonStrangers.Unanswered(value) is var (stranger, instead) ? ($"JSON {stranger}", instead)
            : null;

    private static bool IsOf(ITypeSymbol? type, string name)
    {
        while (type is not null && NameOf(type) != name)
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static string NameOf(ITypeSymbol type)
        => type.SpecialType switch
        {
            SpecialType.System_IntPtr => "System.IntPtr",
            SpecialType.System_UIntPtr => "System.UIntPtr",
            _ => type.OriginalDefinition.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(),
        };
}
