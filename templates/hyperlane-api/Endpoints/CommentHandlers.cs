namespace HyperlaneApi._1;

/// <summary>The comments under a post, over HTTP.</summary>
public sealed class CommentHandlers(CommentStore comments)
{
    public ValueTask List(HttpContext ctx)
    {
        var found = comments.List(ctx.Request.RouteValues["slug"]);
        return found is null ? PostHandlers.NotFound(ctx) : ctx.Json(found);
    }

    public async ValueTask Add(HttpContext ctx)
    {
        var content = Validation.Check(await ctx.Request.ReadJsonAsync<NewComment>());
        var comment = await comments.AddAsync(ctx.Request.RouteValues["slug"], content, ctx.RequestAborted);
        await (comment is null ? PostHandlers.NotFound(ctx) : ctx.Json(comment, 201));
    }
}
