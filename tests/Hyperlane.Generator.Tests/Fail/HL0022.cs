public sealed class Posts
{
    public string Title
    {
        [Get("/title")]
       //^^^^^^^^^^^^^ HL0022 [Get] stands on an accessor, which nothing maps. Move it to a method of a class, or write app.Get(pattern, handler).
        get => "";
    }

    public static void Map(HyperlaneApp app)
    {
        app.Get("/lambda", [Get("/lambda")] (context) => context.Text(Local()));
        //                  ^^^^^^^^^^^^^^ HL0022 [Get] stands on a lambda, which nothing maps. Move it to a method of a class, or write app.Get(pattern, handler).

        [Post("/local")]
       //^^^^^^^^^^^^^^ HL0022 [Post] stands on a local function, which nothing maps. Move it to a method of a class, or write app.Post(pattern, handler).
        static string Local() => "";
    }
}
