// Write nameof(Password)
public sealed class Account
{
    public string? Password { get; set; }

    [System.ComponentModel.DataAnnotations.Compare(nameof(Password))]
    public string? Again { get; set; }
}

public static class Accounts
{
    [Post("/accounts")]
    public static string Add(Account account) => $"{account}";
}
