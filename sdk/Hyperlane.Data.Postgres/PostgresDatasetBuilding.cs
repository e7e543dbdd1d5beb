using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Data.Postgres;

/// <summary>Adds datasets on PostgreSQL to an app.</summary>
public static class PostgresDatasetBuilding
{
    /// <summary>
    /// Adds the services of <see cref="DatasetBuilding.AddDatasets"/>, with the datasets on PostgreSQL: <c>Data:Postgres</c> says how to
    /// connect as the role that they belong to, <c>Data:PostgresReader</c> as the role that asks, which is made if it does not exist.
    /// </summary>
    /// <param name="builder">The builder of the app.</param>
    /// <returns>The builder.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static HyperlaneAppBuilder AddPostgresDatasets(this HyperlaneAppBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        DatasetBuilding.Add(builder, Assembly.GetCallingAssembly());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Data").Get<PostgresSettings>() ?? new PostgresSettings());
        builder.Services.Replace(ServiceDescriptor.Singleton<SqlDialect>(PostgresDialect.Instance));
        builder.Services.AddSingleton<PostgresStore>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IDatasetStore>(services => services.GetRequiredService<PostgresStore>()));
        builder.Services.Replace(ServiceDescriptor.Singleton<ISavedViews, PostgresSavedViews>());
        return builder;
    }
}
