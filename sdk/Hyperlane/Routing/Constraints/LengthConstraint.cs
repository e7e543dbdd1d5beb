namespace Hyperlane.Routing.Constraints;

/// <summary>
/// <c>length(n)</c>, <c>length(a,b)</c>, <c>minlength(n)</c> and <c>maxlength(n)</c>: how long the value
/// is in characters, so é counts one, and so does an emoji.
/// </summary>
internal sealed class LengthConstraint(string text, long min, long max) : RouteConstraint(text, ValueForms.Any)
{
    private readonly Bounds _bounds = new(min, max);

    public override Bounds? Lengths => _bounds;

#if NET
    public override bool Matches(ReadOnlySpan<byte> value) => _bounds.Contains(CharactersOf(value));

    // Encoding.GetCharactersOf allocates when it meets an encoded slash, which is no UTF-8.
    private static int CharactersOf(ReadOnlySpan<byte> value)
    {
        var count = 0;
        foreach (var b in value)
        {
            var isContinuation = (b & 0b1100_0000) == 0b1000_0000;
            count += isContinuation ? 0 : 1;
        }

        return count;
    }
#endif
}
