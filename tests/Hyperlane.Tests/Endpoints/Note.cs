namespace Hyperlane.Tests.Endpoints;

public sealed record Note(long Id, string Text);
