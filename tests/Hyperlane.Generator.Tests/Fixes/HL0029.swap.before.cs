// Swap the limits
using System.ComponentModel.DataAnnotations;

public sealed record Order([Range(10, 1)] int Count, [Length(5, 1)] string Code, [StringLength(5, MinimumLength = 10)] string Name)
{
    [Range(typeof(DateOnly), "2027-01-01", "2026-01-01", MaximumIsExclusive = true)]
    public DateOnly Day { get; set; }
}

public static class Orders
{
    [Post("/orders")]
    public static string Add(Order order) => $"{order}";
}
