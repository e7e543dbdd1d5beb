namespace Hyperlane.Endpoints;

/// <summary>Makes a class a group of endpoints whose paths begin alike. With several of them, its endpoints answer under each.</summary>
/// <remarks>A class without one has those of the class that it is derived from.</remarks>
/// <param name="prefix">What their paths begin with: <c>/posts</c>; may have parameters, which each method of the class then takes.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RouteAttribute(string prefix) : Attribute
{
    /// <summary>What the paths of the group begin with.</summary>
    public string Prefix { get; } = prefix;
}
