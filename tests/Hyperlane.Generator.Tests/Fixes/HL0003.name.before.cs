// Write
public static class Users
{
    [Get("/users/{user-id:int}")]
    public static string Find([FromRoute] int userId) => $"{userId}";
}
