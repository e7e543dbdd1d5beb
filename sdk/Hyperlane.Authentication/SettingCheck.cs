using Microsoft.Extensions.Configuration;

namespace Hyperlane.Authentication;

/// <summary>Reads settings, and says in one sentence what is wrong with them.</summary>
internal static class SettingCheck
{
    /// <exception cref="StartupException">It is none.</exception>
    public static void IsPositive(string setting, TimeSpan value)
    {
        if (value <= TimeSpan.Zero)
        {
            throw new StartupException($"The setting {setting} is wrong: {value} is not longer than no time.");
        }
    }

    /// <exception cref="StartupException">It is none.</exception>
    public static void IsCookieName(string setting, string value)
    {
        if (value.Length == 0 || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            || value.StartsWith("__", StringComparison.Ordinal))
        {
            throw new StartupException(
                $"The setting {setting} is wrong: '{value}' is no name of a cookie. It has letters, digits, '-', '_' and '.', and no prefix.");
        }
    }

    /// <summary>A service that a method of the builder adds.</summary>
    /// <exception cref="StartupException">It was not called.</exception>
    public static T Required<T>(IServiceProvider services, string method)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService<T>()
            ?? throw new StartupException($"A middleware of this app is not set up: call builder.{method}() before Build().");
    }

    /// <summary>Fills options from a section.</summary>
    /// <exception cref="StartupException">A setting is not of its type.</exception>
    public static void Bind(IConfigurationSection section, Action<IConfigurationSection> bind)
    {
        try
        {
            bind(section);
        }
        catch (InvalidOperationException error)
        {
            throw new StartupException($"A setting of the section {section.Path} is wrong: {error.Message}", error);
        }
    }
}
