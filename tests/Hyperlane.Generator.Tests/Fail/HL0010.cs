public static class Posts
{
    [Get("/posts")]
    public static string List<T>() => $"{typeof(T)}";
    //                   ^^^^ HL0010 List has type parameters, and a request says nothing about types. Write an endpoint for each type, and let them call a generic method.
}

public sealed class Group<T>
{
    [Get("/group")]
    public string List() => $"{typeof(T)}";
    //            ^^^^ HL0010 Group has type parameters, and a request says nothing about types. Write an endpoint for each type, and let them call a generic method.
}
