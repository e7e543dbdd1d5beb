using System.ComponentModel.DataAnnotations;

public sealed record Address([Required, MaxLength(80)] string Street, [RegularExpression("^[0-9]+$")] string Code);

public sealed class Order : IValidatableObject
{
    [Range(1, 9)]
    public int? Count { get; set; }

    [Range(0.5, 1.5)]
    public decimal Price { get; set; }

    [Range(typeof(DateOnly), "2020-01-01", "2030-01-01")]
    public DateOnly Day { get; set; }

    [MinLength(1), MaxLength(3)]
    public List<Address> Addresses { get; set; } = [];

    [Length(1, 3)]
    public IReadOnlyCollection<string>? Tags { get; set; }

    [EmailAddress, StringLength(80, MinimumLength = 3)]
    public string? Mail { get; set; }

    [AllowedValues("a", "b", null)]
    public string? Letter { get; set; }

    [Range(1, 2)]
    public object? Anything { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [];
}

public static class Orders
{
    [Post("/orders")]
    public static void Add(Order order, [Range(1, 100)] long size = 1) => _ = (order, size);
}

public sealed class NoBody
{
    [StringLength(3)]
    public int StoredAsText { get; set; }
}
