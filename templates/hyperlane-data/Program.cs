using Hyperlane.Data;
#if (postgres)
using Hyperlane.Data.Postgres;
#endif
using HyperlaneData._1;

if (Worker.IsAsked(args))
{
    return Worker.Run(); // this program, started by itself, to read what strangers send
}

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, AppJson.Default); // why: see AppJson
#if (postgres)
builder.AddPostgresDatasets(); // the settings are in the section Data of appsettings.json
#else
builder.AddDatasets(); // the settings are in the section Data of appsettings.json
#endif

var app = builder.Build();
await app.OpenDatasetsAsync(); // at the first start it loads Samples/, so that there is something to see

app.Use<RequestLogging>(); // outermost: sees every request and the final answer
app.Use<CrossOriginProtection>(); // pages of other sites may read here, and change nothing
app.Use((context, next) =>
{
    // Browsers run nothing but what lies in wwwroot, whatever a file may have in it. /docs has its script within itself.
    context.Response.Headers["Content-Security-Policy"] = context.Request.Path == "/docs"
        ? null
        : "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    return next(context);
});
app.MapEndpoints();        // every method in Endpoints/ that says [Get], [Post] and so on
app.MapOpenApi();          // what they are, for programs at /openapi.json and for people at /docs
app.UseStaticFiles();      // the page: wwwroot/index.html is at /
await app.RunAsync();
return 0;
