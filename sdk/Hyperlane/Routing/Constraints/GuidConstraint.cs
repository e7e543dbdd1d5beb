using System.Globalization;

namespace Hyperlane.Routing.Constraints;

/// <summary><c>guid</c>: any of the spellings that <see cref="Guid.TryParse(string, out Guid)"/> reads.</summary>
internal sealed class GuidConstraint() : RouteConstraint("guid", ValueForms.Guid)
{
#if NET
    public override bool Matches(ReadOnlySpan<byte> value)
        => Guid.TryParse(value, CultureInfo.InvariantCulture, out _);
#endif
}
