public sealed class Posts(HttpContext context, string title, IServiceProvider services, int size, CancellationToken stop)
//                                    ^^^^^^^ HL0024 The constructor of Posts takes services, and 'HttpContext context' is none. What comes with a request is a parameter of the method.
//                                                    ^^^^^ HL0024 The constructor of Posts takes services, and 'string title' is none. Take it from the request as a parameter of the method, or from IConfiguration or IOptions<T> here.
//                                                                                          ^^^^ HL0024 The constructor of Posts takes services, and 'int size' is none. Take it from the request as a parameter of the method, or from IConfiguration or IOptions<T> here.
//                                                                                                                  ^^^^ HL0024 The constructor of Posts takes services, and 'CancellationToken stop' is none. What comes with a request is a parameter of the method.
{
    [Get("/posts")]
    public string List() => $"{context}{title}{services}{size}{stop}";
}
