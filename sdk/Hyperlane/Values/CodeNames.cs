namespace Hyperlane.Values;

/// <summary>Types as code spells them, for messages that say what to write: <c>List&lt;Post&gt;</c>, and not List`1.</summary>
internal static class CodeNames
{
    public static string Of(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsArray ? $"{Of(type.GetElementType()!)}[]"
            : type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : name;
    }
}
