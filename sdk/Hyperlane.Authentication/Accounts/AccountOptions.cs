namespace Hyperlane.Authentication;

/// <summary>How users sign in with passwords; the section <c>Hyperlane:Accounts</c>.</summary>
public sealed class AccountOptions
{
    internal const string Section = "Hyperlane:Accounts";

    /// <summary>So many attempts may fail with one name before it is locked. Default: 5.</summary>
    public int MaxFailedAccessAttempts { get; set; } = 5;

    /// <summary>How long it is then locked. Default: 5 minutes.</summary>
    public TimeSpan DefaultLockoutTimeSpan { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a token counts that confirms a user or lets set a new password. Default: 1 day.</summary>
    public TimeSpan TokenLifespan { get; set; } = TimeSpan.FromDays(1);

    internal void Check()
    {
        SettingCheck.IsPositive($"{Section}:{nameof(DefaultLockoutTimeSpan)}", DefaultLockoutTimeSpan);
        SettingCheck.IsPositive($"{Section}:{nameof(TokenLifespan)}", TokenLifespan);
        if (MaxFailedAccessAttempts < 1)
        {
            throw new StartupException(
                $"The setting {Section}:{nameof(MaxFailedAccessAttempts)} is wrong: {MaxFailedAccessAttempts} is not more than 0.");
        }
    }
}
