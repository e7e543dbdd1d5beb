namespace HyperlaneApi._1;

/// <summary>Posts over HTTP: read the request, ask the store, write the answer. Nothing is decided here.</summary>
public sealed class PostHandlers(PostStore posts)
{
    public ValueTask List(HttpContext ctx) => ctx.Json(posts.List(Validation.Check(ctx.Request.Query)));

    public ValueTask Tags(HttpContext ctx) => ctx.Json(posts.Tags());

    public ValueTask Find(HttpContext ctx)
    {
        var post = posts.Find(ctx.Request.RouteValues["slug"]);
        return post is null ? NotFound(ctx) : ctx.Json(post);
    }

    public async ValueTask Add(HttpContext ctx)
    {
        var content = Validation.Check(await ctx.Request.ReadJsonAsync<NewPost>());
        var post = await posts.AddAsync(content, ctx.RequestAborted);
        // A header is ASCII only and a slug need not be: /posts/日本語 travels as /posts/%E6%97%A5...
        await ctx.Created($"/posts/{Uri.EscapeDataString(post.Slug)}", post);
    }

    public async ValueTask Replace(HttpContext ctx)
    {
        var content = Validation.Check(await ctx.Request.ReadJsonAsync<NewPost>());
        var post = await posts.ReplaceAsync(ctx.Request.RouteValues["slug"], content, ctx.RequestAborted);
        await (post is null ? NotFound(ctx) : ctx.Json(post));
    }

    public async ValueTask Delete(HttpContext ctx)
    {
        var deleted = await posts.DeleteAsync(ctx.Request.RouteValues["slug"], ctx.RequestAborted);
        await (deleted ? ctx.NoContent() : NotFound(ctx));
    }

    internal static ValueTask NotFound(HttpContext ctx) =>
        ctx.Problem(404, $"There is no post '{ctx.Request.RouteValues["slug"]}'.");
}
