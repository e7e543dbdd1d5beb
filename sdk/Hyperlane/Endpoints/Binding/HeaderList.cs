using System.Text;

namespace Hyperlane.Endpoints.Binding;

/// <summary>Takes a header field apart whose values stand between commas; in quotation marks, a value may have commas itself (RFC 9110 §5.6.1, §5.6.4).</summary>
internal static class HeaderList
{
    /// <summary>The values, without their quotation marks; what is empty between two commas is none.</summary>
    public static IReadOnlyList<string> Split(string value)
    {
        if (!value.Contains('"', StringComparison.Ordinal))
        {
            return value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        var values = new List<string>();
        for (var start = 0; start < value.Length;)
        {
            var end = EndOf(value, start);
            var item = value.AsSpan(start, end - start).Trim(" \t");
            if (!item.IsEmpty)
            {
                values.Add(Unquote(item));
            }

            start = end + 1;
        }

        return values;
    }

    /// <summary>Where the next comma outside of quotation marks is, or the end.</summary>
    private static int EndOf(string value, int start)
    {
        var isQuoted = false;
        for (var i = start; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' when isQuoted:
                    i++;
                    break;
                case ',' when !isQuoted:
                    return i;
            }
        }

        return value.Length;
    }

    /// <summary>Something that is quoted only in part, such as an entity tag of W/"x", stays as it is.</summary>
    private static string Unquote(ReadOnlySpan<char> item)
    {
        if (item is not ['"', .. var inner, '"'])
        {
            return item.ToString();
        }

        var text = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            i += inner[i] == '\\' && i + 1 < inner.Length ? 1 : 0;
            text.Append(inner[i]);
        }

        return text.ToString();
    }
}
