// Swap the limits
using System.ComponentModel.DataAnnotations;

public sealed record Order([Range(1, 10)] int Count, [Length(1, 5)] string Code, [StringLength(10, MinimumLength = 5)] string Name)
{
    [Range(typeof(DateOnly), "2026-01-01", "2027-01-01", MaximumIsExclusive = true)]
    public DateOnly Day { get; set; }
}

public static class Orders
{
    [Post("/orders")]
    public static string Add(Order order) => $"{order}";
}
