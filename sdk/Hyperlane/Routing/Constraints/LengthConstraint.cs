namespace Hyperlane.Routing.Constraints;

/// <summary>
/// <c>length(n)</c>, <c>length(a,b)</c>, <c>minlength(n)</c> and <c>maxlength(n)</c>: how long the value
/// is as a <see cref="string"/>, so é counts one and an emoji two.
/// </summary>
internal sealed class LengthConstraint(string text, long min, long max) : RouteConstraint(text, ValueForms.Any)
{
    private readonly Bounds _bounds = new(min, max);

    public override Bounds? Lengths => _bounds;

#if NET
    public override bool Matches(ReadOnlySpan<byte> value) => _bounds.Contains(CharCount(value));

    // Encoding.GetCharCount allocates when it meets an encoded slash, which is no UTF-8.
    private static int CharCount(ReadOnlySpan<byte> value)
    {
        var count = 0;
        foreach (var b in value)
        {
            var continuation = (b & 0b1100_0000) == 0b1000_0000;
            var surrogatePair = b is >= 0xF0 and <= 0xF4;
            count += continuation ? 0 : surrogatePair ? 2 : 1;
        }

        return count;
    }
#endif
}
