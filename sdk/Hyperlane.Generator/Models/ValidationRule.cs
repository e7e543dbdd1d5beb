namespace Hyperlane.Generator.Models;

/// <summary>What an attribute asks of a value, as plain data.</summary>
/// <param name="Kind">How it is checked.</param>
/// <param name="Arguments">With what, as code spells it.</param>
/// <param name="Default">What to say in our own words when it is broken.</param>
/// <param name="Message">The project's own words as an expression; null for ours.</param>
/// <param name="MessageArguments">What those words may speak of besides the name, as code spells it.</param>
internal sealed record ValidationRule(
    ValidationKind Kind,
    EquatableArray<string> Arguments,
    string Default,
    string? Message,
    EquatableArray<string> MessageArguments);
