using HyperlaneApi._1;

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, BlogJson.Default); // why: see BlogJson
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<BlogDatabase>();
builder.Services.AddSingleton<PostStore>();
builder.Services.AddSingleton<CommentStore>();

var app = builder.Build();
app.Services.GetRequiredService<BlogDatabase>().Migrate();
if (app.Environment.IsDevelopment())
{
    await SeedPosts.AddAsync(app.Services);
}

app.Use<RequestLogging>();        // outermost: sees every request and the final answer
app.Use<CrossOriginProtection>(); // pages of other sites may read here, and change nothing
app.Use<DatabaseProblems>();      // a full disk is 507, a database that cannot be used 503
app.Use<ThreadPoolHandlers>();    // SQLite blocks its thread; this keeps it off the threads that serve the network
app.MapEndpoints();               // every method in Endpoints/ that says [Get], [Post], [Put] or [Delete]
app.MapOpenApi();                 // what they are, for programs at /openapi.json and for people at /docs
await app.RunAsync();
