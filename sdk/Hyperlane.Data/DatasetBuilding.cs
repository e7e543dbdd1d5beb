using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hyperlane.Data;

/// <summary>Adds datasets to an app.</summary>
public static class DatasetBuilding
{
    /// <summary>
    /// Adds datasets on DuckDB: <see cref="IDatasetStore"/>, <see cref="Engine"/>, <see cref="Loader"/> and the other services of this
    /// package, with the settings of the section <c>Data</c>. A program that calls this begins with <see cref="Worker.IsAsked"/>.
    /// </summary>
    /// <param name="builder">The builder of the app.</param>
    /// <returns>The builder.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static HyperlaneAppBuilder AddDatasets(this HyperlaneAppBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Add(builder, Assembly.GetCallingAssembly());
    }

    /// <summary>Adds the services.</summary>
    /// <param name="builder">The builder of the app.</param>
    /// <param name="program">The app: what is started for each worker. In a test that is not the program of the process.</param>
    internal static HyperlaneAppBuilder Add(HyperlaneAppBuilder builder, Assembly program)
    {
        builder.Json.TypeInfoResolverChain.Insert(0, DataJson.Default); // why: see DataJson
        builder.Json.NumberHandling |= JsonNumberHandling.AllowNamedFloatingPointLiterals; // JSON has no numbers for NaN and Infinity
        var settings = builder.Configuration.GetSection("Data").Get<DataSettings>() ?? new DataSettings();
        settings.Folder = Path.GetFullPath(settings.Folder, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SqlDialect>(DuckDbDialect.Instance);
        builder.Services.AddSingleton<Storage>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<WorkerPool>(services, program));
        builder.Services.AddSingleton<IDatasetStore, DuckDbStore>();
        builder.Services.AddSingleton<ISavedViews, FileSavedViews>();
        builder.Services.AddSingleton<Quota>();
        builder.Services.AddSingleton<NameDesk>();
        builder.Services.AddSingleton<Engine>();
        builder.Services.AddSingleton<Profiler>();
        builder.Services.AddSingleton<Statistician>();
        builder.Services.AddSingleton<ChartAnswers>();
        builder.Services.AddSingleton<Jobs>();
        builder.Services.AddSingleton<DatasetChanges>();
        builder.Services.AddSingleton<FileKeeper>();
        builder.Services.AddSingleton<Loader>();
        builder.Services.AddSingleton<AnswerLoader>();
        builder.Services.AddSingleton<Previews>();
        return builder;
    }

    /// <summary>
    /// Opens the datasets, before the app serves. At the first start, the files in <c>Samples/</c> are loaded, so that there is something
    /// to see.
    /// </summary>
    /// <param name="app">The app.</param>
    /// <exception cref="StartupException">Their place cannot be used, or the database does not answer.</exception>
    public static async Task OpenDatasetsAsync(this HyperlaneApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (await app.Services.GetRequiredService<IDatasetStore>().OpenAsync())
        {
            await app.Services.GetRequiredService<Loader>().LoadSamplesAsync();
        }
    }
}
