namespace Hyperlane.Middleware;

internal static class Placeholder;
