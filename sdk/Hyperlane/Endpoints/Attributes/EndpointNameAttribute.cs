namespace Hyperlane.Endpoints;

/// <summary>
/// Names an operation of the OpenAPI document (its <c>operationId</c>), of which client generators make the name of a method. Without it
/// the name is made of those of class and method.
/// </summary>
/// <param name="name">The name, which no other operation has: <c>listPosts</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EndpointNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
