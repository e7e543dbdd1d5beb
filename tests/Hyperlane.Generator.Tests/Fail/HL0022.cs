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

public interface INamed
{
    string Name();
}

public sealed class Named : INamed
{
    [Get("/name")]
   //^^^^^^^^^^^^ HL0022 [Get] stands on an explicit implementation of INamed, which nothing maps. Move it to a method of a class, or write app.Get(pattern, handler).
    string INamed.Name() => "";

    [Delete("/name")]
   //^^^^^^^^^^^^^^^ HL0022 [Delete] stands on a finalizer, which nothing maps. Move it to a method of a class, or write app.Delete(pattern, handler).
    ~Named()
    {
    }
}

public static class Extended
{
    extension(string text)
    {
        [Get("/static")]
       //^^^^^^^^^^^^^^ HL0022 [Get] stands on a member of an extension block, which nothing maps. Move it to a method of a class, or write app.Get(pattern, handler).
        public static string Static() => "";

        [Put("/instance")]
       //^^^^^^^^^^^^^^^^ HL0022 [Put] stands on a member of an extension block, which nothing maps. Move it to a method of a class, or write app.Put(pattern, handler).
        public string Instance() => text;
    }
}
