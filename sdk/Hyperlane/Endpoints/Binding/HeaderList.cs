using Hyperlane.Http.Messages;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// Takes a header field apart whose values stand between commas; in quotation marks, a value may have commas itself (RFC 9110 §5.6.1,
/// §5.6.4).
/// </summary>
internal static class HeaderList
{
    /// <summary>The values, without their quotation marks; what is empty between two commas is none.</summary>
    public static IReadOnlyList<string> Split(string value)
    {
        var values = new List<string>();
        var rest = value.AsSpan();
        while (HeaderSyntax.TryTakeMember(ref rest, out var member))
        {
            values.Add(Unquote(member));
        }

        return values;
    }

    /// <summary>What is quoted only in part, such as an entity tag of W/"x", or does not end, stays as it is.</summary>
    private static string Unquote(ReadOnlySpan<char> member)
    {
        var rest = member;
        return HeaderSyntax.TakeQuoted(ref rest) is { } text && rest.IsEmpty ? text : member.ToString();
    }
}
