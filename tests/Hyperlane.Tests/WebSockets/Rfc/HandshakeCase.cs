namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>An opening handshake, and what is answered.</summary>
/// <param name="Section">The section.</param>
/// <param name="Rule">What it asks, in short.</param>
/// <param name="What">What is replaced in a good request; empty for nothing.</param>
/// <param name="Instead">By what.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Fields">Lines that its head has; one that begins with a "-" is the name of a field that it has not.</param>
internal sealed record HandshakeCase(string Section, string Rule, string What, string Instead, int Status, params string[] Fields)
{
    /// <inheritdoc />
    public override string ToString() => $"{Section} {Rule}";
}
