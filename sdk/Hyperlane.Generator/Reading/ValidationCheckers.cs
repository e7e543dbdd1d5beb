using System.Text;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Names what is written for a type.</summary>
internal static class ValidationCheckers
{
    /// <summary>The class that validates a type: <c>Blog.NewPost</c> has <c>Blog_NewPost_Rules</c>.</summary>
    public static string NameOf(ITypeSymbol type)
    {
        var name = type.ToCode().Replace("global::", "");
        var text = new StringBuilder();
        foreach (var c in name)
        {
            text.Append(c switch { '_' => "__", '.' => "_", _ when char.IsLetterOrDigit(c) => $"{c}", _ => "" });
        }

        // Type arguments leave signs out that tell types apart.
        return name.All(c => c is '.' or '_' || char.IsLetterOrDigit(c)) ? $"{text}_Rules" : $"{text}_{Hash(name):x8}_Rules";
    }

    /// <summary>The same for the same text in every build, which string.GetHashCode is not.</summary>
    private static uint Hash(string text)
        => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
