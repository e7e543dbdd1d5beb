using System.Text;

namespace Hyperlane.Routing.Constraints;

/// <summary>
/// <c>bool</c>: true or false in any case, spaces around it allowed, as <see cref="bool.TryParse(string, out bool)"/> reads them.
/// </summary>
internal sealed class BoolConstraint() : RouteConstraint("bool", ValueForms.Truth)
{
#if NET
    public override bool Matches(ReadOnlySpan<byte> value)
    {
        var word = value[Ascii.Trim(value)];
        return Ascii.EqualsIgnoreCase(word, "true"u8) || Ascii.EqualsIgnoreCase(word, "false"u8);
    }
#endif
}
