namespace Hyperlane.Authentication;

/// <summary>How long sessions last and what they may hold; the section <c>Hyperlane:Sessions</c>.</summary>
public sealed class SessionOptions
{
    internal const string Section = "Hyperlane:Sessions";

    /// <summary>The name of the cookie, with <c>__Host-</c> before it by https. Default: <c>session</c>.</summary>
    public string Name { get; set; } = "session";

    /// <summary>How long a session lasts after the last request that used it. Default: 20 minutes.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>The most bytes that one session may hold. Default: 65,536.</summary>
    public int MaxBytes { get; set; } = 64 * 1024;

    internal void Check()
    {
        SettingCheck.IsCookieName($"{Section}:{nameof(Name)}", Name);
        SettingCheck.IsPositive($"{Section}:{nameof(IdleTimeout)}", IdleTimeout);
        if (MaxBytes <= 0)
        {
            throw new StartupException($"The setting {Section}:{nameof(MaxBytes)} is wrong: {MaxBytes} is not more than 0.");
        }
    }
}
