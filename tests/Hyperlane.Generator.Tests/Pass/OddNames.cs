#pragma warning disable CS8860, CS8981

public class @class
{
    [Get("/keyword")]
    public static string X() => "";
}

public class record
{
    [Get("/record")]
    public string X() => "";
}

public static class Answer
{
    [Get("/answer")]
    public static string? Find(int number) => number == 0 ? null : "";
}

public static class RequestJson
{
    [Post("/json")]
    public static string Find(Item item) => $"{item}";
}

public class Abc
{
    [Get("/abc")]
    public static string X() => "";
}

public class ABC
{
    [Post("/abc")]
    public static string X(Item item, int limit) => $"{item}{limit}";

    [Put("/abc")]
    public static string X(ITEM item) => $"{item}";
}

public class Item_Rules
{
    [Put("/rules")]
    public static string X(Item item) => $"{item}";
}

public sealed record Item(string Name);

public sealed record ITEM(string Name);

public static class Locals
{
    [Get("/capitals")]
    public static string? Capitals(int RequestValue, int Request, string? Answer, int[] RequestValues, int BindingErrors)
        => $"{RequestValue}{Request}{Answer}{RequestValues}{BindingErrors}";

    [Post("/words")]
    public static string Words(int context, int contextValue, int errors, string run, string value, string it, Item global, int? socket, int _)
        => $"{context}{contextValue}{errors}{run}{value}{it}{global}{socket}{_}";

    [Post("/forms")]
    public static string Forms([FromForm] string RequestForm, [FromForm] int form, UploadedFile result) => $"{RequestForm}{form}{result}";
}
