namespace Hyperlane.Endpoints;

/// <summary>Leaves an endpoint, or all of a class, out of the OpenAPI document. It answers as ever.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class ExcludeFromDescriptionAttribute : Attribute;
