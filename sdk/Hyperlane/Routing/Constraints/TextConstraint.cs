#if NET
using System.Text.Unicode;
using Hyperlane.Http.Messages;
#endif

namespace Hyperlane.Routing.Constraints;

/// <summary>A constraint on characters, for what can not be decided on bytes.</summary>
internal abstract class TextConstraint(string text, ValueForms forms) : RouteConstraint(text, forms)
{
#if NET
    private const int ShortValue = 256;

    public sealed override bool Matches(ReadOnlySpan<byte> value)
    {
        if (value.Length > ShortValue || value.Contains(PathDecoder.EncodedSlash))
        {
            return MatchesText(PathDecoder.ToText(value));
        }

        Span<char> text = stackalloc char[ShortValue];
        Utf8.ToUtf16(value, text, out _, out var length);
        return MatchesText(text[..length]);
    }

    protected abstract bool MatchesText(ReadOnlySpan<char> value);
#endif
}
