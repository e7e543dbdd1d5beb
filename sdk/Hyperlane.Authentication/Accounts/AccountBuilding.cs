using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Authentication;

/// <summary>Adds users with passwords to an app.</summary>
public static class AccountBuilding
{
    /// <summary>
    /// Adds <see cref="Accounts{TUser}"/> on an <see cref="IUserStore{TUser}"/> of the app, and sign-in by cookie, by the sections
    /// <c>Hyperlane:Accounts</c> and <c>Hyperlane:PasswordHasher</c>.
    /// </summary>
    /// <typeparam name="TUser">The class of the users.</typeparam>
    /// <param name="builder">The app.</param>
    /// <returns>The app.</returns>
    /// <exception cref="StartupException">When they are first asked for: a setting is wrong.</exception>
    public static HyperlaneAppBuilder AddAccounts<TUser>(this HyperlaneAppBuilder builder)
        where TUser : class, IUser
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddCookieAuthentication();
        builder.AddPasswordHasher();
        builder.Services.TryAddSingleton(_ =>
        {
            var options = new AccountOptions();
            SettingCheck.Bind(builder.Configuration.GetSection(AccountOptions.Section), section => section.Bind(options));
            options.Check();
            return options;
        });
        builder.Services.TryAddSingleton<Lockout>();
        builder.Services.TryAddSingleton<AccountTokens>();
        builder.Services.TryAddSingleton<AccountTools>();
        builder.Services.TryAddScoped(services => new Accounts<TUser>(
            services.GetRequiredService<IUserStore<TUser>>(),
            services.GetRequiredService<PasswordHasher>(),
            services.GetRequiredService<AccountTools>()));
        builder.Services.TryAddScoped<ISignInValidator>(
            services => new AccountValidator<TUser>(services.GetRequiredService<Accounts<TUser>>()));
        return builder;
    }

    /// <summary>Adds a <see cref="PasswordHasher"/>, by the section <c>Hyperlane:PasswordHasher</c>.</summary>
    /// <param name="builder">The app.</param>
    /// <returns>The app.</returns>
    public static HyperlaneAppBuilder AddPasswordHasher(this HyperlaneAppBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(_ =>
        {
            var options = new PasswordHasherOptions();
            SettingCheck.Bind(builder.Configuration.GetSection(PasswordHasherOptions.Section), section => section.Bind(options));
            return new PasswordHasher(options);
        });
        return builder;
    }
}
