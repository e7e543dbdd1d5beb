#if (redis)
using Hyperlane.Redis;
#endif
using HyperlaneChat._1;

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, ChatJson.Default); // why: see ChatJson
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ChatDatabase>();
builder.Services.AddSingleton<MessageStore>();
builder.Services.AddSingleton<MessageWriter>();
builder.Services.AddHostedService(services => services.GetRequiredService<MessageWriter>());
builder.Services.AddSingleton<RoomFeeds>();
builder.Services.AddSingleton<RoomDirectory>();
#if (redis)
builder.Services.AddRedisBackplane(builder.Configuration["Chat:Redis"] // several processes are one chat
    ?? throw new StartupException("The setting Chat:Redis is missing: it says where Redis is."));
#endif

var app = builder.Build();
await app.Services.GetRequiredService<ChatDatabase>().MigrateAsync();
_ = app.Services.GetRequiredService<RoomDirectory>(); // reads its settings, so that a wrong one is told now

app.Use<RequestLogging>(); // outermost: sees every request and the final answer
app.Use<CrossOriginProtection>(); // pages of other sites may read here, and change nothing
app.Use<PageSecurity>();
app.MapEndpoints();        // every method in Endpoints/ that says [Get], [Post] or [WebSocket]
app.MapOpenApi();          // what they are, for programs at /openapi.json and for people at /docs
app.UseStaticFiles();      // the page: wwwroot/index.html is at /
await app.RunAsync();
