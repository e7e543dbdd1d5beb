// Mark
public static class Users
{
    [Get("/users/{user-id:int}")]
    public static string Find(int userId) => $"{userId}";
}
