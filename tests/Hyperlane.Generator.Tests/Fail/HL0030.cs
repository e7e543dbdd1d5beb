using System.ComponentModel.DataAnnotations;

public sealed class Order
{
    [Required]
   //^^^^^^^^ HL0030 [Required] on 'Count' asks nothing: a value of int is never null, and without one in the request it is 0. Write 'required int', which JSON checks, or 'int?'.
    public int Count { get; set; }

    [Required]
   //^^^^^^^^ HL0030 [Required] on 'IsPaid' asks nothing: a value of bool is never null, and without one in the request it is false. Write 'required bool', which JSON checks, or 'bool?'.
    public bool IsPaid { get; init; }

    [Required]
   //^^^^^^^^ HL0030 [Required] on 'Day' asks nothing: a value of DateOnly is never null, and without one in the request it is its default. Write 'required DateOnly', which JSON checks, or 'DateOnly?'.
    public DateOnly Day { get; set; }
}

public sealed record Line([Required] int Number = 5);
    //                     ^^^^^^^^ HL0030 [Required] on 'Number' asks nothing: a value of int is never null, and without one in the request it is 5. Remove [Required], or the default.

public static class Orders
{
    [Post("/orders")]
    public static string Add(Order order, [Required] int size = 1) => $"{order}{size}";
    //                                     ^^^^^^^^ HL0030 [Required] on 'size' asks nothing: a value of int is never null, and without one in the request it is 1. Remove [Required], or the default.

    [Put("/orders")]
    public static string Set(Line line) => $"{line}";
}
