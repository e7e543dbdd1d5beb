namespace Hyperlane.Endpoints;

/// <summary>Takes a parameter from the services of the app instead of the request.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromServicesAttribute : Attribute;
