// Add the parameter
public static class Users
{
    [Get("/users/{user-id:int}")]
    public static string Find([FromRoute(Name = "user-id")] int userId) => "";
}
