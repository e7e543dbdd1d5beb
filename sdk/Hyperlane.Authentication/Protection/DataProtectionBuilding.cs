using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hyperlane.Authentication;

/// <summary>Adds the encryption of cookies and tokens to an app.</summary>
public static class DataProtectionBuilding
{
    /// <summary>
    /// Adds Microsoft.AspNetCore.DataProtection, by the settings <c>Hyperlane:DataProtection:KeysFolder</c> and
    /// <c>Hyperlane:DataProtection:ApplicationName</c>. Cookies, sessions and antiforgery call it themselves.
    /// </summary>
    /// <remarks>
    /// Without a folder the keys are in the profile of the user (<c>~/.aspnet/DataProtection-Keys</c>), and where there is none, in memory
    /// only, which the log warns of: cookies are then void after a restart. All processes of one app need the same keys and the same name;
    /// the default name is that of the program.
    /// </remarks>
    /// <param name="builder">The app.</param>
    /// <param name="configure">Further settings: where else keys are kept, and what they are encrypted with; null for none.</param>
    /// <returns>The app.</returns>
    public static HyperlaneAppBuilder AddDataProtection(this HyperlaneAppBuilder builder, Action<IDataProtectionBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var protection = builder.Services.AddDataProtection();
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (!builder.Services.Any(service => service.ServiceType == typeof(DataProtectionSettings)))
        {
            builder.Services.AddSingleton(_ => DataProtectionSettings.Read(builder.Configuration, builder.Environment));
            builder.Services.AddSingleton<Protection>();
            builder.Services.AddSingleton<IConfigureOptions<DataProtectionOptions>>(services =>
                new ConfigureOptions<DataProtectionOptions>(options =>
                    options.ApplicationDiscriminator = services.GetRequiredService<DataProtectionSettings>().ApplicationName));
            builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
                new ConfigureOptions<KeyManagementOptions>(options => UseFolder(options, services)));
        }

        configure?.Invoke(protection);
        return builder;
    }

    private static void UseFolder(KeyManagementOptions options, IServiceProvider services)
    {
        if (services.GetRequiredService<DataProtectionSettings>().KeysFolder is { } folder)
        {
            options.XmlRepository = new FileSystemXmlRepository(folder, services.GetRequiredService<ILoggerFactory>());
        }
    }
}
