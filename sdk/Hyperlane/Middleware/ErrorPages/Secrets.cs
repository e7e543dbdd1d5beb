namespace Hyperlane.Middleware;

/// <summary>What an error page does not show: it may be looked at over a shoulder, and lands in screenshots.</summary>
internal static class Secrets
{
    private const string Mask = "••••••";

    private static readonly string[] Words =
        ["auth", "cookie", "token", "secret", "password", "passwd", "pwd", "key", "session", "signature", "credential", "code", "jwt"];

    /// <summary>The value of a header or a parameter, unless its name says that it is a secret.</summary>
    public static string Show(string name, string value)
        => Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) && value.Length > 0 ? Mask : value;
}
