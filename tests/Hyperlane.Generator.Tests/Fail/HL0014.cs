public static class Posts
{
    [Get("/posts")]
    public static string List(ref int page) => $"{page}";
    //                                ^^^^ HL0014 'page' is passed by reference, and a request is not changed by its endpoint. Remove 'ref'.
}

public static class Others
{
    [Get("/others")]
    public static void List(out int page, in int size) => page = size;
    //                              ^^^^ HL0014 'page' is passed by reference, and a request is not changed by its endpoint. Remove 'out'.
    //                                           ^^^^ HL0014 'size' is passed by reference, and a request is not changed by its endpoint. Remove 'in'.
}

public sealed class Made
{
    private readonly IServiceProvider _services;

    public Made(ref IServiceProvider services) => _services = services;
    //                               ^^^^^^^^ HL0014 'services' is passed by reference, and a request is not changed by its endpoint. Remove 'ref'.

    [Get("/made")]
    public string List(ref readonly int page) => $"{page}{_services}";
    //                                  ^^^^ HL0014 'page' is passed by reference, and a request is not changed by its endpoint. Remove 'ref readonly'.
}
