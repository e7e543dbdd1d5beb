using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Hyperlane.Authentication;

/// <summary>Where the keys are that cookies and tokens are encrypted with, and whose they are.</summary>
/// <param name="KeysFolder">The folder; null for the one of the user's profile.</param>
/// <param name="ApplicationName">What separates the apps that share a folder.</param>
internal sealed record DataProtectionSettings(DirectoryInfo? KeysFolder, string ApplicationName)
{
    private const string Section = "Hyperlane:DataProtection";

    /// <exception cref="StartupException">Nothing can be written to the folder.</exception>
    public static DataProtectionSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var name = configuration[$"{Section}:ApplicationName"] is { Length: > 0 } said ? said : environment.ApplicationName;
        if (configuration[$"{Section}:KeysFolder"] is not { Length: > 0 } path)
        {
            return new(null, name);
        }

        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, path));
            var trial = Path.Combine(folder.FullName, $".{Guid.NewGuid():N}");
            File.WriteAllBytes(trial, []);
            File.Delete(trial);
            return new(folder, name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The setting {Section}:KeysFolder is wrong: keys cannot be kept there. {error.Message}", error);
        }
    }
}
