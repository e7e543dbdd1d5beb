namespace Hyperlane.Generator.Models;

/// <summary>A mistake that was found, as plain data.</summary>
/// <param name="Id">Which mistake: <c>HL0001</c>.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What its message speaks of.</param>
internal sealed record DiagnosticInfo(string Id, LocationInfo? Location, EquatableArray<string> Arguments);
