using System.ComponentModel;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// Says where the attribute routes of a library are mapped. Generated code declares it, and the generator of an app that refers to the
/// library looks for it.
/// </summary>
/// <param name="type">The generated class, whose <c>Map</c> takes a <see cref="RouteGroup"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EndpointLibraryAttribute(Type type) : Attribute
{
    /// <summary>The generated class, whose <c>Map</c> takes a <see cref="RouteGroup"/>.</summary>
    public Type Type { get; } = type;
}
