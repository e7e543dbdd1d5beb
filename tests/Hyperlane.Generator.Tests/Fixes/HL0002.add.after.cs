// Add the parameter
[Route("/{blog}")]
public static class Posts
{
    [Get("/{id:int}")]
    public static string Find(string blog, int id) => "";

    [Get("/{id:guid}/{event}")]
    public static string Event(string blog, Guid id, string @event, int page = 1) => $"{blog}{page}";

    [Get("/stop/{name}")]
    public static string Stop(string blog, string name, CancellationToken stop) => $"{blog}{stop}";
}
