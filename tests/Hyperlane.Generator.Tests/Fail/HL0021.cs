public abstract class Signed : IMiddleware
{
    public abstract ValueTask InvokeAsync(HttpContext context, RequestDelegate next);
}

public sealed class Hidden : IMiddleware
{
    private Hidden()
    {
    }

    public ValueTask InvokeAsync(HttpContext context, RequestDelegate next) => next(context);
}

[Use<Signed>]
//   ^^^^^^ HL0021 [Use<Signed>] makes its middleware when the app starts, but Signed is abstract. Name a class with a public constructor, or call app.Use with an object that you made.
public static class Posts
{
    [Get("/posts"), Use<Hidden>, Use<IMiddleware>]
    //                  ^^^^^^ HL0021 [Use<Hidden>] makes its middleware when the app starts, but Hidden has no public constructor. Name a class with a public constructor, or call app.Use with an object that you made.
    //                               ^^^^^^^^^^^ HL0021 [Use<IMiddleware>] makes its middleware when the app starts, but IMiddleware is an interface. Name a class with a public constructor, or call app.Use with an object that you made.
    public static string List() => "";

    [Get("/posts/{id}")]
    public static string Find(string id) => id;
}
