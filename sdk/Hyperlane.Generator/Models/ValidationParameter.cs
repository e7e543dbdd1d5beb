namespace Hyperlane.Generator.Models;

/// <summary>A parameter of an endpoint that something is asked of.</summary>
/// <param name="Type">Its type, as it was declared.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Member">Its names, and what is asked.</param>
internal sealed record ValidationParameter(string Type, ParameterSource Source, ValidationMember Member);
