using System.Text.Json.Serialization;
using HyperlaneData._1;

if (Worker.IsAsked(args))
{
    return Worker.Run(); // this program, started by itself, to read what strangers send: see Worker/
}

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, DataJson.Default); // why: see DataJson
builder.Json.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals; // "NaN" and "Infinity": JSON has no numbers for them
var settings = builder.Configuration.GetSection("Data").Get<DataSettings>() ?? new DataSettings();
settings.Folder = Path.GetFullPath(settings.Folder, builder.Environment.ContentRootPath);
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Storage>();
builder.Services.AddSingleton<WorkerPool>();
builder.Services.AddSingleton<Store>();
builder.Services.AddSingleton<Quota>();
builder.Services.AddSingleton<NameDesk>();
builder.Services.AddSingleton<Engine>();
builder.Services.AddSingleton<Profiler>();
builder.Services.AddSingleton<Statistician>();
builder.Services.AddSingleton<ChartAnswers>();
builder.Services.AddSingleton<Jobs>();
builder.Services.AddSingleton<DatasetChanges>();
builder.Services.AddSingleton<Loader>();
builder.Services.AddSingleton<AnswerLoader>();
builder.Services.AddSingleton<Previews>();

var app = builder.Build();
if (await app.Services.GetRequiredService<Store>().OpenAsync())
{
    await app.Services.GetRequiredService<Loader>().LoadSamplesAsync(); // the first start: so that there is something to see
}

app.Use<RequestLogging>(); // outermost: sees every request and the final answer
app.Use<CrossOriginProtection>(); // pages of other sites may read here, and change nothing
app.Use((context, next) =>
{
    // Browsers run nothing but what lies in wwwroot, whatever a file may have in it. /docs has its script within itself.
    context.Response.Headers["Content-Security-Policy"] = context.Request.Path == "/docs" ? null : "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    return next(context);
});
app.MapEndpoints();        // every method in Endpoints/ that says [Get], [Post] or [Delete]
app.MapOpenApi();          // what they are, for programs at /openapi.json and for people at /docs
app.UseStaticFiles();      // the page: wwwroot/index.html is at /
await app.RunAsync();
return 0;
