using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace Hyperlane.Authentication;

/// <summary>
/// The secret that signs tokens in Development where no settings are: kept in the profile of the user, so that the command line and the
/// running app have the same, and where that cannot be written, of one start only.
/// </summary>
internal static class DevelopmentKey
{
    private const int KeyBytes = 32;

    public static TokenValidationParameters Parameters(IHostEnvironment environment) => new()
    {
        ValidIssuers = ["development"],
        ValidAudiences = [environment.ApplicationName],
        IssuerSigningKeys = [new SymmetricSecurityKey(Read(environment.ApplicationName))],
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        NameClaimType = "name",
        RoleClaimType = "role",
    };

    private static byte[] Read(string application)
    {
        var profile = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        if (profile.Length == 0)
        {
            return made;
        }

        var file = Path.Combine(profile, "hyperlane", "development-keys", Path.GetFileName(application));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return File.Exists(file) && File.ReadAllBytes(file) is { Length: KeyBytes } kept ? kept : Write(file, made);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return made;
        }
    }

    /// <summary>Two starts at once end with one key: that of the one whose file is there first.</summary>
    private static byte[] Write(string file, byte[] key)
    {
        var own = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(own, options))
        {
            stream.Write(key);
        }

        try
        {
            File.Move(own, file, overwrite: false);
            return key;
        }
        catch (IOException)
        {
            File.Delete(own);
            return File.ReadAllBytes(file) is { Length: KeyBytes } kept ? kept : key;
        }
    }
}
