namespace Hyperlane.Generator.Models;

/// <summary>A member of a type, or a parameter of an endpoint, and what is asked of it.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="RequestName">Its name in the request, where the naming policy of the app does not say it.</param>
/// <param name="Display">What messages call it, as an expression; null for its name in the request.</param>
/// <param name="Value">What is asked of it.</param>
internal sealed record ValidationMember(string Name, string? RequestName, string? Display, ValidationValue Value);
