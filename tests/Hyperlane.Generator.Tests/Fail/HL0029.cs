using System.ComponentModel.DataAnnotations;

public sealed record Order([Range(10, 1)] int Count, [Length(5, 1)] string Code, [StringLength(5, MinimumLength = 10)] string Name)
    //                            ^^^^^ HL0029 [Range] on 'Count' refuses every value: nothing is at least 10 and at most 1. Write [Range(1, 10)].
    //                                                       ^^^^ HL0029 [Length] on 'Code' refuses every value: no length is at least 5 and at most 1. Write [Length(1, 5)].
    //                                                                                         ^^^^^^^^^^^^^^^^^^^^^ HL0029 [StringLength] on 'Name' refuses every value: no length is at least 10 and at most 5. Write [StringLength(10, MinimumLength = 5)].
{
    [Range(typeof(DateOnly), "2026-13-01", "2027-01-01")]
    //                       ^^^^^^^^^^^^ HL0029 [Range] on 'Day' refuses every value: '2026-13-01' is no DateOnly. Write it as the invariant culture has it: 1.5, 2026-01-31, 12:30:00.
    public DateOnly Day { get; set; }

    [Range(typeof(decimal), "1,5x", "2")]
    //                      ^^^^^^ HL0029 [Range] on 'Price' refuses every value: '1,5x' is no decimal. Write it as the invariant culture has it: 1.5, 2026-01-31, 12:30:00.
    public decimal Price { get; set; }

    [Range(typeof(DateOnly), "2027-01-01", "2026-01-01")]
    //                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ HL0029 [Range] on 'Other' refuses every value: nothing is at least 2027-01-01 and at most 2026-01-01. Write [Range(typeof(DateOnly), "2026-01-01", "2027-01-01")].
    public DateOnly Other { get; set; }

    [Range(typeof(TimeOnly), "08:00", "8 o'clock")]
    //                                ^^^^^^^^^^^ HL0029 [Range] on 'Time' refuses every value: '8 o'clock' is no TimeOnly. Write it as the invariant culture has it: 1.5, 2026-01-31, 12:30:00.
    public TimeOnly Time { get; set; }

    [Range(1, 1, MaximumIsExclusive = true)]
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ HL0029 [Range] on 'Nothing' refuses every value: nothing lies between 1 and 1. Let one limit count, or move them apart.
    public int Nothing { get; set; }

    [MinLength(-1)]
    //         ^^ HL0029 [MinLength] on 'Least' refuses every value: nothing has a length of -1. Write a length of 0 or more.
    public string? Least { get; set; }

    [MaxLength(0)]
    //         ^ HL0029 [MaxLength] on 'Most' refuses every value: nothing has a length of at most 0. Write a length above 0.
    public string? Most { get; set; }

    [Length(-2, 5)]
    //      ^^ HL0029 [Length] on 'Items' refuses every value: nothing has a length of -2. Write a length of 0 or more.
    public int[]? Items { get; set; }

    [StringLength(-5)]
    //            ^^ HL0029 [StringLength] on 'Text' refuses every value: nothing has a length of -5. Write a length of 0 or more.
    public string? Text { get; set; }

    [RegularExpression("[a-z]+", MatchTimeoutInMilliseconds = 0)]
    //                                                        ^ HL0029 [RegularExpression] on 'Slug' refuses every value: no pattern runs in so little time. Write a time above 0, in milliseconds.
    public string? Slug { get; set; }

    [AllowedValues]
   //^^^^^^^^^^^^^ HL0029 [AllowedValues] on 'Letter' refuses every value: it allows none. Name the values that are allowed.
    public string? Letter { get; set; }
}

public static class Orders
{
    [Post("/orders")]
    public static string Add(Order order, [Range(1.5, 0.5)] double part = 1) => $"{order}{part}";
    //                                           ^^^^^^^^ HL0029 [Range] on 'part' refuses every value: nothing is at least 1.5 and at most 0.5. Write [Range(0.5, 1.5)].
}
