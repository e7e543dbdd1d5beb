namespace Hyperlane.Endpoints;

/// <summary>Makes a class a group of endpoints whose paths begin alike.</summary>
/// <param name="prefix">What their paths begin with: <c>/posts</c>; may have parameters, which each method of the class then takes.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RouteAttribute(string prefix) : Attribute
{
    /// <summary>What the paths of the group begin with.</summary>
    public string Prefix { get; } = prefix;
}
