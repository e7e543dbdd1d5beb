using HyperlaneApi._1;

var builder = HyperlaneApp.CreateBuilder(args);
builder.Json.TypeInfoResolverChain.Insert(0, BlogJson.Default); // why: see BlogJson
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<BlogDatabase>();
builder.Services.AddSingleton<PostStore>();
builder.Services.AddSingleton<CommentStore>();
builder.Services.AddSingleton<PostHandlers>();
builder.Services.AddSingleton<CommentHandlers>();
builder.Services.AddSingleton<SiteHandlers>();

var app = builder.Build();
app.Services.GetRequiredService<BlogDatabase>().Migrate();
if (app.Environment.IsDevelopment())
{
    await SeedPosts.AddAsync(app.Services);
}

app.Use<RequestLogging>();     // outermost: sees every request and the final answer
app.Use<ThreadPoolHandlers>(); // SQLite blocks its thread; this keeps it off the threads that serve the network

var site = app.Services.GetRequiredService<SiteHandlers>();
app.Get("/", SiteHandlers.Index);
app.Get("/health", site.Health);

var posts = app.Services.GetRequiredService<PostHandlers>();
app.Get("/posts", posts.List);
app.Post("/posts", posts.Add);
app.Get("/posts/{slug}", posts.Find);
app.Put("/posts/{slug}", posts.Replace);
app.Delete("/posts/{slug}", posts.Delete);
app.Get("/tags", posts.Tags);

var comments = app.Services.GetRequiredService<CommentHandlers>();
app.Get("/posts/{slug}/comments", comments.List);
app.Post("/posts/{slug}/comments", comments.Add);

await app.RunAsync();
