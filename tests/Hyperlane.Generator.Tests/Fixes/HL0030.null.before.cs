// Write int?
public sealed class Order
{
    [System.ComponentModel.DataAnnotations.Required]
    public int Count { get; set; }
}

public static class Orders
{
    [Post("/orders")]
    public static string Add(Order order) => $"{order}";
}
