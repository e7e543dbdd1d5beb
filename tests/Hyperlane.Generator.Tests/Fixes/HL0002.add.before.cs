// Add the parameter
[Route("/{blog}")]
public static class Posts
{
    [Get("/{id:int}")]
    public static string Find() => "";

    [Get("/{id:guid}/{event}")]
    public static string Event(string blog, int page = 1) => $"{blog}{page}";

    [Get("/stop/{name}")]
    public static string Stop(string blog, CancellationToken stop) => $"{blog}{stop}";
}
