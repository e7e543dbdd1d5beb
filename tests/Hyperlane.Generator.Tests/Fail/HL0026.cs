using System.Text.Json.Serialization;

public sealed class Store(IServiceProvider services)
{
    public int Count => services.GetHashCode();
}

public sealed class Hidden
{
    private Hidden()
    {
    }
}

public sealed class Two
{
    public Two(int a) => A = a;

    public Two(int a, int b) => A = a + b;

    public int A { get; }
}

public sealed class Marked
{
    [JsonConstructor]
    public Marked(int a, string key) => A = key.Length + a;

    public Marked() => A = 0;

    public int A { get; }
}

public sealed class TwiceMarked
{
    [JsonConstructor]
    public TwiceMarked(int a) => A = a;

    [JsonConstructor]
    public TwiceMarked() => A = 0;

    public int A { get; }
}

public static class Posts
{
    [Post("/a")]
    public static int Store(Store store) => store.Count;
    //                            ^^^^^ HL0026 'store' would be read from the body, but JSON cannot make Store: its constructor takes 'services', and no property is named so. Use a record, or mark it with [FromServices] if it is a service.

    [Post("/b")]
    public static string Hidden(Hidden? hidden) => $"{hidden}";
    //                                  ^^^^^^ HL0026 'hidden' would be read from the body, but JSON cannot make Hidden: it has no public constructor. Use a record, or mark it with [FromServices] if it is a service.

    [Post("/c")]
    public static string Several(Two two) => $"{two}";
    //                               ^^^ HL0026 'two' would be read from the body, but JSON cannot make Two: it has several constructors, and none is marked with [JsonConstructor]. Use a record, or mark it with [FromServices] if it is a service.

    [Post("/d")]
    public static string Marked(Marked marked) => $"{marked}";
    //                                 ^^^^^^ HL0026 'marked' would be read from the body, but JSON cannot make Marked: its constructor takes 'key', and no property is named so. Use a record, or mark it with [FromServices] if it is a service.

    [Post("/e")]
    public static string Twice(TwiceMarked twice) => $"{twice}";
    //                                     ^^^^^ HL0026 'twice' would be read from the body, but JSON cannot make TwiceMarked: several of its constructors are marked with [JsonConstructor]. Use a record, or mark it with [FromServices] if it is a service.
}
