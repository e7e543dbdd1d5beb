namespace Hyperlane.Endpoints;

/// <summary>
/// Reads a parameter from the body of the request, which is JSON. Needs saying only where it is unusual: for a list, a number, or on
/// DELETE.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromBodyAttribute : Attribute;
