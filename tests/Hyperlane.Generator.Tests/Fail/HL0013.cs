public abstract class Posts
//                    ^^^^^ HL0013 Posts is made for each request, which takes exactly one constructor, public or internal, no abstract class and no required members. Take services by that constructor, or make the class static.
{
    [Get("/posts")]
    public string List() => "";
}

public sealed class Hidden
//                  ^^^^^^ HL0013 Hidden is made for each request, which takes exactly one constructor, public or internal, no abstract class and no required members. Take services by that constructor, or make the class static.
{
    private Hidden()
    {
    }

    [Get("/hidden")]
    public string List() => "";
}

public sealed class Two
//                  ^^^ HL0013 Two is made for each request, which takes exactly one constructor, public or internal, no abstract class and no required members. Take services by that constructor, or make the class static.
{
    public Two()
    {
    }

    public Two(IServiceProvider services) => Services = services;

    public IServiceProvider? Services { get; }

    [Get("/two")]
    public string List() => "";
}
