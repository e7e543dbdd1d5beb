using System.Text;
using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// What several routes have in common is there once. A match among many routes waits for memory more than it computes:
/// what is shared is in the processor's cache, what each route has of its own is not.
/// </summary>
internal sealed class RouteSharing
{
    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConstraintSet> _constraints = new(StringComparer.Ordinal);

    public byte[] Text(ReadOnlyMemory<byte> text)
    {
        var key = Encoding.Latin1.GetString(text.Span);
        return _texts.TryGetValue(key, out var shared) ? shared : _texts[key] = text.ToArray();
    }

    public string[] Names(RoutePattern pattern)
    {
        var key = string.Join('/', pattern.ParameterNames);
        return _names.TryGetValue(key, out var shared) ? shared : _names[key] = [.. pattern.ParameterNames];
    }

    /// <summary>Of sets that mean the same, the first.</summary>
    public ConstraintSet Constraints(ConstraintSet constraints)
        => _constraints.TryAdd(constraints.Key, constraints) ? constraints : _constraints[constraints.Key];
}
