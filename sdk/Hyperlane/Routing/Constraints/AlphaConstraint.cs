using System.Buffers;

namespace Hyperlane.Routing.Constraints;

/// <summary><c>alpha</c>: the letters a to z, in either case.</summary>
internal sealed class AlphaConstraint() : RouteConstraint("alpha", ValueForms.Word | ValueForms.Truth)
{
#if NET
    private static readonly SearchValues<byte> Letters
        = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    public override bool Matches(ReadOnlySpan<byte> value) => !value.ContainsAnyExcept(Letters);
#endif
}
