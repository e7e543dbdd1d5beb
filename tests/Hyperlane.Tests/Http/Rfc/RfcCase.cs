namespace Hyperlane.Tests.Http.Rfc;

/// <summary>A request, and what the rule of a section makes of it.</summary>
/// <param name="Section">The section.</param>
/// <param name="Rule">What it asks, in short.</param>
/// <param name="Request">The bytes, as Latin-1. A further request is sent behind it.</param>
/// <param name="Outcome">The statuses of the answers, with the body of a 200 behind it where it tells something; "next" where the further
/// request is answered, "end" where the connection is closed instead.</param>
public sealed record RfcCase(string Section, string Rule, string Request, string Outcome)
{
    /// <inheritdoc />
    public override string ToString() => $"{Section} {Rule}";
}
