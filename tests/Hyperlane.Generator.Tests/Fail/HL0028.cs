using System.ComponentModel.DataAnnotations;

public sealed class Account
{
    public string? Password { get; set; }

    [Compare("Pasword")]
    //        ^^^^^^^ HL0028 [Compare] names 'Pasword', and Account has no public property of that name. Write nameof(Password).
    public string? Again { get; set; }

    [Compare("Something")]
    //        ^^^^^^^^^ HL0028 [Compare] names 'Something', and Account has no public property of that name. Write nameof(...) of a property to compare with.
    public string? Other { get; set; }

    [Compare(nameof(Hidden))]
    //       ^^^^^^^^^^^^^^ HL0028 [Compare] names 'Hidden', and Account has no public property of that name. Write nameof(...) of a property to compare with.
    public string? Third { get; set; }

    private string? Hidden { get; set; }
}

public sealed record Mail(string Address, [property: Compare("address")] string Repeated);
    //                                                        ^^^^^^^ HL0028 [Compare] names 'address', and Mail has no public property of that name. Write nameof(Address).

public static class Accounts
{
    [Post("/accounts")]
    public static string Add(Account account) => $"{account}";

    [Post("/mails")]
    public static string Add(Mail mail) => $"{mail}";
}
