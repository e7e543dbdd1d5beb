namespace Hyperlane.Tests.WebSockets.Rfc;

/// <summary>What a client sends once the connection is open, and the frames that it gets, after which the server closes.</summary>
/// <param name="Section">The section.</param>
/// <param name="Rule">What it asks, in short.</param>
/// <param name="Sent">The bytes.</param>
/// <param name="Answers">The frames: "81 Hello", "88 1000".</param>
internal sealed record FrameCase(string Section, string Rule, byte[] Sent, params string[] Answers)
{
    /// <summary>What was offered as an extension; empty for none.</summary>
    public string Offer { get; init; } = "";

    /// <inheritdoc />
    public override string ToString() => $"{Section} {Rule}";
}
